"""Which negations turn a lead-in round, and which belong to something else."""

from __future__ import annotations

import pytest

from berdaya.checks.marked_negation import unmarked_negation
from berdaya.fields import LANGS

UNMARKED = {
    "id": [
        "Manakah yang bukan tugas fasilitator?",
        "Manakah tindakan yang tidak tepat?",
        "Manakah pernyataan tentang pemberdayaan yang tidak benar?",
        "Apa yang tidak boleh dilakukan pendamping?",
        "Apa yang sebaiknya tidak dilakukan fasilitator di tahap ini?",
        "Berikut ini tugas fasilitator, kecuali ...",
        "Manakah dari kegiatan berikut yang tidak memberdayakan warga? Pilih dua.",
        "Jika warga tidak hadir, manakah langkah yang tidak tepat?",
        "Manakah yang *bukan* tugas fasilitator?",
        "Manakah cara mendampingi kelompok yang tidak tepat?",
        "Siapa yang tidak berhak memilih?",
        "Yang bukan merupakan peran pendamping adalah ...",
        "Manakah bukan peran fasilitator?",
        "Manakah langkah yang paling tidak tepat?",
    ],
    "en": [
        "Which of these is not a task of the facilitator?",
        "Which step would the facilitator not take first?",
        "All of the following are tasks, except ...",
        "Which of the following isn’t a role?",
        "What should the accompanist not do?",
        "Which statement is one that does not match the article?",
        "Which of these cannot be said of the fund? Choose two.",
        "Which reason is not valid?",
        "Which of these is *not* a task?",
    ],
}
QUIET = {
    "id": [
        "Manakah yang **bukan** tugas fasilitator?",
        "Manakah yang BUKAN tugas fasilitator?",
        "Apa langkah terbaik jika warga tidak hadir?",
        "Mengapa langkah berikut tidak tepat?",
        "Manakah cara terbaik menghadapi warga yang tidak setuju?",
        "Apa langkah pertama bagi warga yang tidak hadir?",
        "Apa alasan warga tidak datang?",
        "Manakah contoh partisipasi, bukan mobilisasi?",
        "Warga tidak hadir. Apa langkah pertama fasilitator?",
        "Manakah yang tidak hanya melatih, tetapi juga mendampingi?",
        "Apa yang membuat warga tidak hadir?",
        "Manakah tanda bahwa pelatihan tidak memberdayakan?",
        "Apa yang dilakukan pendamping bila semua setuju kecuali satu keluarga?",
    ],
    "en": [
        "Which of these is **not** a task?",
        "Which of these is NOT a task?",
        "What is the best step if residents do not come?",
        "Why does this training not empower people?",
        "What do you say to residents who do not agree?",
        "Which is an example of participation, not of mobilisation?",
        "What is the reason residents do not attend?",
        "Which approach fits residents not used to speaking?",
        "Residents did not come. What comes first?",
        "Which response suits a group that does not trust the office?",
        "Which step does not only train, but also accompanies?",
        "What can a facilitator do that an officer cannot?",
        "Which of these explains why residents do not come?",
    ],
}


@pytest.mark.parametrize(("lang", "stem"), [(lang, stem) for lang in LANGS for stem in UNMARKED[lang]])
def test_an_unmarked_negation_is_found(lang: str, stem: str) -> None:
    assert unmarked_negation(stem, lang)


@pytest.mark.parametrize(("lang", "stem"), [(lang, stem) for lang in LANGS for stem in QUIET[lang]])
def test_another_negation_is_left_alone(lang: str, stem: str) -> None:
    assert unmarked_negation(stem, lang) is None
