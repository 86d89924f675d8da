"""What to say of data that do not fit their model: code, message, hint. `at` is where, as keys of the YAML file."""

from __future__ import annotations

import difflib
from typing import Any

from berdaya.fields import CODE_ALPHABET
from berdaya.problems import Said
from berdaya.yamlfile import Keys

LANGUAGES = {"id": Said(en="Indonesian", id="bahasa Indonesia"), "en": Said(en="English", id="bahasa Inggris")}

Words = tuple[str, Said, Said]


def missing(at: Keys, name: str) -> Words:
    """The field `name` is not there, in the group at `at`."""
    group = _name(at)
    if name in ("id", "en"):
        which = LANGUAGES[name]
        message = Said(en=f"{group.en} lacks {which.en} ('{name}')", id=f"{group.id} tanpa {which.id} ('{name}')")
        hint = Said(
            en=f"write '{name}:' beside the other language, from the same facts",
            id=f"tulis '{name}:' di samping bahasa lainnya, dari fakta yang sama",
        )
        return "S03", message, hint
    if name == "feedback":
        return _no_feedback(group)
    message = Said(en=f"field {name!r} is missing", id=f"isian {name!r} belum ada")
    return "missing-field", message, Said(en=f"add a line '{name}: …' here", id=f"tambahkan baris '{name}: …' di sini")


def no_languages(at: Keys) -> Words:
    """A text that has neither language."""
    if at and at[-1] == "feedback":
        return _no_feedback(_name(at[:-1]))
    name = _name(at)
    message = Said(en=f"{name.en} needs a text in each language", id=f"{name.id} perlu teks dalam kedua bahasa")
    hint = Said(
        en="write 'id: …' and 'en: …' under it, indented, each on a line of its own",
        id="tulis 'id: …' dan 'en: …' di bawahnya, menjorok, masing-masing satu baris",
    )
    return "S03", message, hint


def _no_feedback(option: Said) -> Words:
    message = Said(en=f"option {option.en} has no feedback", id=f"opsi {option.id} tanpa umpan balik")
    hint = Said(
        en="say why someone would choose it and what is right instead",
        id="jelaskan mengapa orang memilihnya dan apa yang lebih tepat",
    )
    return "F01", message, hint


def not_indented(at: Keys, owner: Keys) -> Words:
    """A language that stands beside the text it belongs to, not under it."""
    return (
        "unknown-field",
        Said(
            en=f"'{at[-1]}' stands beside {owner[-1]!r}, not under it",
            id=f"'{at[-1]}' berada di samping {owner[-1]!r}, bukan di bawahnya",
        ),
        Said(
            en="indent it as the other language, with two more spaces",
            id="samakan indentasinya dengan bahasa yang satunya, dua spasi lebih dalam",
        ),
    )


def unknown(name: str, meant: list[str], allowed: list[str]) -> Words:
    """A field that nobody declared; `meant` is the missing field it stands for, if there is one like it."""
    message = Said(en=f"no field {name!r} here", id=f"tidak ada isian {name!r} di sini")
    near = meant or difflib.get_close_matches(name, allowed, 1)
    hint = Said(en="take the line out", id="hapus baris ini")
    if near:
        hint = _did_you_mean(near[0])
    elif allowed:
        names = ", ".join(allowed)
        hint = Said(en=f"the fields are: {names}", id=f"isian yang ada: {names}")
    return "unknown-field", message, hint


def said(kind: str, at: Keys, value: Any, context: dict[str, Any]) -> Words:
    """Any other mismatch: `kind` and `context` as pydantic names them, `value` what stands there."""
    name, quoted = _name(at), _quote(value)
    if kind == "blank" or kind == "string_type" and value is None:
        code = "S03" if at and at[-1] in ("id", "en") else "empty-text"
        message = Said(en=f"{name.en} is empty", id=f"{name.id} kosong")
        hint = Said(
            en="write the text, or take the line out if it may be missing",
            id="tulis teksnya, atau hapus baris itu bila boleh tidak ada",
        )
        if code == "S03":
            hint = Said(en="write the text; both languages are needed", id="tulis teksnya; kedua bahasa diperlukan")
        if context.get("is_comment"):
            hint = Said(
                en="what follows # is a comment; text that begins with # needs quotes",
                id="yang mengikuti # dianggap komentar; teks yang diawali # perlu tanda kutip",
            )
        return code, message, hint
    if kind == "bool_type" or kind == "literal_error" and context.get("expected") == "True":
        return _not_a_truth_value(name, quoted, is_free=kind == "bool_type")
    if kind == "string_pattern_mismatch":
        return _bad_pattern(str(value), context["pattern"])
    if kind in ("literal_error", "union_tag_invalid", "union_tag_not_found"):
        return _wrong_word(name, quoted, value, context.get("expected") or context.get("expected_tags", ""))
    if kind in ("too_short", "too_long", "greater_than_equal", "less_than_equal"):
        return _bad_size(name, value, context)
    if kind.startswith("date"):
        message = Said(en=f"{quoted.en} is not a date", id=f"{quoted.id} bukan tanggal")
        return "wrong-type", message, Said(en="write the date as 2026-11-22", id="tulis tanggal seperti 2026-11-22")
    return _wrong_type(kind, name, value, quoted)


def bad_slug(value: str) -> Words:
    """Text that is no slug."""
    return (
        "slug",
        Said(en=f"{value!r} is not a slug", id=f"{value!r} bukan slug"),
        Said(
            en="English words in small letters, joined by hyphens, as in 'needs-analysis'",
            id="kata bahasa Inggris, huruf kecil, disambung tanda hubung, misalnya 'needs-analysis'",
        ),
    )


def _not_a_truth_value(name: Said, quoted: Said, is_free: bool) -> Words:
    if is_free:
        message = Said(en=f"{quoted.en} is not true or false", id=f"{quoted.id} bukan true atau false")
        hint = Said(
            en="write true or false, in small letters, without quotes",
            id="tulis true atau false, huruf kecil, tanpa tanda kutip",
        )
        return "true-false", message, hint
    message = Said(
        en=f"{name.en} is {quoted.en}, and can only be true", id=f"{name.id} berisi {quoted.id}; hanya boleh true"
    )
    hint = Said(
        en="write true, in small letters, without quotes, or take the line out",
        id="tulis true, huruf kecil, tanpa tanda kutip, atau hapus baris itu",
    )
    return "true-false", message, hint


def _wrong_word(name: Said, quoted: Said, value: Any, words: str) -> Words:
    message = Said(en=f"{quoted.en} is not a word for {name.en}", id=f"{quoted.id} bukan pilihan untuk {name.id}")
    near = difflib.get_close_matches(str(value), words.replace("'", "").replace(" or ", ", ").split(", "), 1)
    if near:
        return "wrong-word", message, _did_you_mean(near[0])
    hint = Said(en=f"choose one of: {words}", id=f"pilih salah satu: {words.replace(' or ', ' atau ')}")
    return "wrong-word", message, hint


def _wrong_type(kind: str, name: Said, value: Any, quoted: Said) -> Words:
    if kind == "string_type" and isinstance(value, (int, float)):
        message = Said(
            en=f"{quoted.en} is read as a number or a truth value, not as text",
            id=f"{quoted.id} terbaca sebagai angka atau true/false, bukan teks",
        )
        return "wrong-type", message, Said(en="put it in quotes", id="beri tanda kutip")
    wanted, hint = next((words for start, *words in _TYPES if kind.startswith(start)), _ANYTHING)
    if kind.startswith("int") and isinstance(value, str) and value.lstrip("-").isdigit():
        hint = Said(en="take the quotes away", id="hapus tanda kutipnya")
    if value is None:
        message = Said(
            en=f"{name.en} is empty; here belongs {wanted.en}", id=f"{name.id} kosong; di sini harus ada {wanted.id}"
        )
    else:
        message = Said(
            en=f"{name.en} is {quoted.en}; here belongs {wanted.en}",
            id=f"{name.id} berisi {quoted.id}; di sini harus ada {wanted.id}",
        )
    return "wrong-type", message, hint


_GROUP = (
    Said(en="a group of 'key: value' lines", id="kumpulan baris 'kunci: nilai'"),
    Said(
        en="write its fields under it, indented, each on a line of its own",
        id="tulis isiannya di bawahnya, menjorok, masing-masing satu baris",
    ),
)
_TYPES = (
    ("string", Said(en="text", id="teks"), Said(en="write one text", id="tulis satu teks")),
    ("int", Said(en="a whole number", id="bilangan bulat"), Said(en="write digits only", id="tulis angka saja")),
    (
        "list",
        Said(en="a list ('- …' lines)", id="daftar (baris '- …')"),
        Said(
            en="write one '- …' line for each, under it, or take the field out if it may be missing",
            id="tulis satu baris '- …' untuk tiap isi di bawahnya, atau hapus isian itu bila boleh tidak ada",
        ),
    ),
    ("dict", *_GROUP),
    ("model", *_GROUP),
)
_ANYTHING = (
    Said(en="another kind of value", id="nilai jenis lain"),
    Said(en="compare it with another record", id="bandingkan dengan rekaman lain"),
)


def _bad_pattern(value: str, pattern: str) -> Words:
    quoted = _quote(value).en
    if "--" in pattern:
        return (
            "slug",
            Said(en=f"{quoted} is not a reference", id=f"{quoted} bukan rujukan"),
            Said(
                en="write owner--name, as in 'facilitator-role--mistakes'",
                id="tulis pemilik--nama, misalnya 'facilitator-role--mistakes'",
            ),
        )
    if CODE_ALPHABET in pattern:
        return (
            "item-code",
            Said(en=f"{quoted} is not an item code", id=f"{quoted} bukan kode butir"),
            Said(
                en="four of the characters a-z and 2-7; `berdaya new item` gives one",
                id="empat aksara dari a-z dan 2-7; `berdaya new item` memberikannya",
            ),
        )
    if pattern == "^[a-z]$":
        return (
            "part-key",
            Said(en=f"{quoted} is not the key of an option", id=f"{quoted} bukan kunci opsi"),
            Said(en="use one small letter, a to z", id="pakai satu huruf kecil, a sampai z"),
        )
    if pattern.startswith("^http"):
        return (
            "web-address",
            Said(en=f"{quoted} is not a web address", id=f"{quoted} bukan alamat web"),
            Said(
                en="copy the whole address from the browser; it begins with https://",
                id="salin alamat lengkap dari peramban; awalnya https://",
            ),
        )
    if pattern.startswith("^[AR]"):
        return (
            "note-code",
            Said(en=f"{quoted} is not the code of a note", id=f"{quoted} bukan kode catatan"),
            Said(en="write A or R and two digits, as in A03", id="tulis A atau R dan dua angka, misalnya A03"),
        )
    return bad_slug(value)


def _bad_size(name: Said, value: Any, context: dict[str, Any]) -> Words:
    least = context.get("min_length", context.get("ge"))
    limit = least if least is not None else context.get("max_length", context.get("le"))
    bound = Said(en="it takes at most", id="boleh paling banyak")
    if least is not None:
        bound = Said(en="it needs at least", id="diperlukan paling sedikit")
    if isinstance(value, (list, dict)):
        have = Said(en=f"{name.en} has {len(value)}", id=f"{name.id} berisi {len(value)}")
        hint = Said(en="add or take away until it fits", id="tambah atau kurangi sampai sesuai")
    else:
        have = Said(en=f"{name.en} is {value}", id=f"{name.id} bernilai {value}")
        hint = Said(en="change the number", id="ubah angkanya")
    return "count", Said(en=f"{have.en}; {bound.en} {limit}", id=f"{have.id}; {bound.id} {limit}"), hint


def _did_you_mean(word: str) -> Said:
    return Said(en=f"did you mean {word!r}?", id=f"maksud Anda {word!r}?")


def _name(at: Keys) -> Said:
    """What to call the value at `at`: its field, or its number in the list that is the field."""
    named = [key for key in at if isinstance(key, str)]
    field = repr(named[-1]) if named else "'?'"
    if at and isinstance(at[-1], int):
        return Said(en=f"entry {at[-1] + 1} of {field}", id=f"entri ke-{at[-1] + 1} dari {field}")
    return Said(en=field, id=field)


def _quote(value: Any) -> Said:
    if isinstance(value, (dict, list)):
        if not value:
            return Said(en=repr(value), id=repr(value))
        return Said(en="a group", id="kumpulan") if isinstance(value, dict) else Said(en="a list", id="daftar")
    if value is None:
        return Said(en="an empty value", id="nilai kosong")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = repr(text if len(text) <= 40 else f"{text[:37]}…")
    return Said(en=text, id=text)
