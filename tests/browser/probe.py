"""Modules of the browser script on a blank page, so that tests can call their functions in the browser itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from berdaya.render.script import join, read_module
from playwright.sync_api import Browser, Page

# `makeDevice()`: a browser whose tabs share a storage. Each tab has all that the modules export and a `state`; events
# of the storage wait in its queue until it is awake. `full` and `denied` make the storage refuse.
_DEVICE = """
window.makeDevice = (data = {}) => {
  const device = {data, tabs: [], full: false, denied: false};
  device.open = () => {
    const me = {queue: [], told: [], listeners: []};
    const send = (key, newValue) => device.tabs.forEach((each) => each !== me && each.queue.push({key, newValue}));
    const methods = {
      getItem: (key) => (Object.hasOwn(data, key) ? data[key] : null),
      setItem(key, value) {
        if (device.full) throw new DOMException("full", "QuotaExceededError");
        if (data[key] !== value) send(key, value);
        data[key] = value;
      },
      removeItem(key) {
        if (Object.hasOwn(data, key)) send(key, null);
        delete data[key];
      },
    };
    const storage = new Proxy(data, {
      get: (_, name) => methods[name] || data[name],
      ownKeys: (target) => {
        if (device.denied) throw new DOMException("denied", "SecurityError");
        return Reflect.ownKeys(target);
      },
    });
    Object.assign(me, tab(storage, (type, act) => type === "storage" && me.listeners.push(act)));
    me.state = me.openState((reason) => me.told.push(reason));
    me.wake = () => me.queue.splice(0).forEach((event) => me.listeners.forEach((act) => act(event)));
    me.state.watch(() => {});
    device.tabs.push(me);
    return me;
  };
  return device;
};
"""
_EXPORTS = re.compile(r"^export (?:function|const) (\w+)", re.MULTILINE)


@contextmanager
def probing(browser: Browser, *modules: str, **options: Any) -> Iterator[Page]:
    """A page whose `window` has all that the modules export; `options` as Playwright's `new_context`.

    `tab(localStorage, addEventListener)` gives the same names once more, bound to a storage of the test's own; and
    `makeDevice()` makes such storages, with tabs.
    """
    exports = {name: _EXPORTS.findall(read_module(name)) for name in modules}
    probe = "".join(f'import {{{", ".join(names)}}} from "./{name}";\n' for name, names in exports.items())
    probe += f"hand({{{', '.join(name for names in exports.values() for name in names)}}});\n"
    script = join("probe.js", lambda name: probe if name == "probe.js" else read_module(name))
    context = browser.new_context(**options)
    page = context.new_page()
    page.evaluate(
        "(script) => { window.tab = new Function('localStorage', 'addEventListener', `let all;"
        " const hand = (names) => { all = names; };\\n` + script + 'return all;');"
        " Object.assign(window, tab({}, () => {})); }",
        script,
    )
    page.evaluate(_DEVICE)
    yield page
    context.close()
