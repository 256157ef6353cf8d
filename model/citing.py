"""Citing a document otherwise: in one spelling everywhere, or the document that replaced it.

Which documents a catalogue cites is counted by ``citation_index.py``, which are out of force is said by
``superseded.py``; how citations are read by ``basis.py``.
"""

from collections.abc import Iterable

from model.basis import CLOSING, OPENING, Citation, find_numbers, find_titles, parse, title_key
from model.basis_faults import bare_names
from model.citation_index import basis_fields
from model.errors import UserError
from model.fields import Field
from model.proposals import Edit, Proposal, Propose, edited, fitting
from model.records import Entry


def proposing(key: str, title: str, number: str, fields: Iterable[Field]) -> Propose:
    """Cite the document of this ``title_key`` as ``《title》（number）`` from now on. Raises ``UserError``.

    With the same document in another spelling an empty ``number`` leaves the numbers as they are; with another
    document it takes the old number away.
    """
    title = title.strip().removeprefix("《").removesuffix("》").strip()
    number = number.strip()
    if not title:
        raise UserError("请填写新的文件名称。")
    if find_titles(f"《{title}》")[0].text != title:
        raise UserError("文件名称里的书名号不成对；名称里面的书名号请写〈〉。")
    chosen = basis_fields(fields)

    def propose(entry: Entry) -> Iterable[Proposal]:
        for one in chosen:
            before = entry[one.key]
            after, note = recited(before, key, title, number)
            if after != before:
                yield Proposal(entry.id, one.key, before, fitting(one, after), note)

    return propose


def recited(text: str, key: str, title: str, number: str) -> tuple[str, str]:
    """The text with that document cited in the new way, and what should be looked at, ``""`` for nothing."""
    cited = parse(text)
    if key and not cited:
        return _marked(text, key, title, number), ""
    citations = [citation for citation in cited if title_key(citation.title) == key]
    if not key or not citations:
        return text, ""
    ends = {one.span[0]: one.span[1] for one in find_titles(text)}  # a lost mark comes back: these words are the title
    is_same = title_key(title) == key
    edits: list[Edit] = []
    notes: dict[str, None] = {}
    for citation in citations:
        behind_title = ends[citation.span[0]]
        edits.append(Edit((citation.span[0], behind_title), f"《{title}》"))
        if number or not is_same:
            edits += _number_edits(text, citation, behind_title, number)
        if not is_same:
            notes |= dict.fromkeys(_hanging_on(citation))
    if not is_same and any(title_key(citation.title) == title_key(title) for citation in parse(text)):
        notes["这里已经引用了新文件，替换后会重复"] = None
    return edited(text, edits), "；".join(notes)


def _marked(text: str, key: str, title: str, number: str) -> str:
    """A text without 《》 in which names of documents stand alone: those of this document get marks."""
    citation = f"《{title}》（{number}）" if number else f"《{title}》"
    return edited(text, [Edit(span, citation) for span, name in bare_names(text) if title_key(name) == key])


def _hanging_on(citation: Citation) -> list[str]:
    """What belongs to the old document only and stays behind when its title is changed."""
    article = [f"还写着“{citation.article}”，新文件的条款可能不同"] if citation.article else []
    edition = [f"还写着“{citation.edition}”，请核对"] if citation.edition else []
    return article + edition


def _number_edits(text: str, citation: Citation, behind_title: int, number: str) -> list[Edit]:
    """Put the number in the old one's place, or behind the title, or take the old one away with its brackets."""
    if not citation.number:
        return [Edit((behind_title, behind_title), f"（{number}）")] if number else []
    match = next(find_numbers(text, behind_title, citation.span[1]), None)
    if match is None:
        return []
    begin, end = match.span()
    bracketed = text[begin - 1 : begin] in tuple(OPENING) and text[end : end + 1] in tuple(CLOSING)
    if not number and bracketed:
        return [Edit((begin - 1, end + 1), "")]
    return [Edit((begin, end), number)]
