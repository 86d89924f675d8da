"""Words of the page that are not content, in both languages."""

from __future__ import annotations

# For the browser's script: the page carries them as data-* attributes of `.quiz`, so the script has no language.
WORDS: dict[str, dict[str, dict[str, str]]] = {
    "quiz": {
        "check": {"id": "Periksa", "en": "Check"},
        "choose": {
            "id": "Pilih dulu jawaban Anda, lalu tekan “Periksa”.",
            "en": "Choose your answer first, then press “Check”.",
        },
        "retry": {"id": "Coba lagi", "en": "Try again"},
        # verdicts on the whole item
        "right": {"id": "Tepat", "en": "Right"},
        "partly": {"id": "Sebagian tepat", "en": "Partly right"},
        "wrong": {"id": "Belum tepat", "en": "Not quite right"},
        # what a part was in the reader's answer; its text follows
        "took": {"id": "Pilihan Anda, tepat:", "en": "Your choice, and right:"},
        "mistook": {"id": "Pilihan Anda, belum tepat:", "en": "Your choice, but not right:"},
        "missed": {"id": "Terlewat, padahal tepat:", "en": "Missed, though right:"},
        "answer": {"id": "Yang tepat:", "en": "What is right:"},
        "changed": {
            "id": "Pertanyaan ini sudah berubah sejak Anda menjawabnya. Silakan jawab lagi.",
            "en": "This question has changed since you answered it. Please answer it again.",
        },
        "score": {
            "id": "{answered} dari {all} dijawab, {right} tepat",
            "en": "{answered} of {all} answered, {right} right",
        },
        "reset": {"id": "Hapus jawaban kuis ini", "en": "Delete the answers to this quiz"},
        "confirm": {"id": "Hapus semua jawaban kuis ini?", "en": "Delete all answers to this quiz?"},
        "yes": {"id": "Ya, hapus", "en": "Yes, delete"},
        "no": {"id": "Batal", "en": "Cancel"},
        # why answers are not kept
        "denied": {
            "id": "Peramban ini tidak mengizinkan penyimpanan. Kuis tetap dapat dikerjakan, "
            "tetapi jawaban Anda hilang saat halaman ditutup.",
            "en": "This browser does not allow storage. The quiz works all the same, "
            "but your answers are gone when you close the page.",
        },
        "full": {
            "id": "Ruang simpan peramban ini penuh. Kuis tetap dapat dikerjakan, "
            "tetapi jawaban baru hilang saat halaman ditutup.",
            "en": "This browser’s storage is full. The quiz works all the same, "
            "but new answers are gone when you close the page.",
        },
        "broken": {
            "id": "Jawaban yang tersimpan di peramban ini tidak terbaca. Salinannya disimpan terpisah, "
            "dan kuis dimulai dari awal.",
            "en": "The answers kept in this browser could not be read. A copy is set aside, "
            "and the quiz starts afresh.",
        },
        "newer": {
            "id": "Jawaban Anda disimpan oleh versi situs yang lebih baru. Muat ulang halaman ini; "
            "sebelum itu, jawaban baru tidak disimpan.",
            "en": "Your answers were kept by a newer version of this site. Reload this page; "
            "until then, new answers are not kept.",
        },
    },
}
