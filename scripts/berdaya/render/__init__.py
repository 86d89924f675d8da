"""From a corpus to pages. Nothing here touches the disk but to read templates, and nothing knows the exports."""
