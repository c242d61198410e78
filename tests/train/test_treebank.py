"""What nobody annotated is missing to training, and words that are glued in print are glued in the text."""

from pathlib import Path

import silver
import spacy
import treebank
from spacy.training import Example

GLUED = """# newdoc id = d1
# text = I don't know.
1\tI\tI\tPRON\t_\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

"""


def test_words_of_a_multiword_token_are_glued(tmp_path: Path) -> None:
    path = tmp_path / "glued.conllu"
    path.write_text(GLUED, encoding="utf8")
    (sentence,) = treebank.read_conllu(path)
    assert treebank.to_doc(sentence, spacy.blank("en").vocab).text == "I don't know."


def test_a_sentence_with_names_only_has_no_tree(tmp_path: Path) -> None:
    path = tmp_path / "names.conll"
    path.write_text("Ann I-PER\nHolm I-PER\nsaid O\n( O\nyes O\n) O\n. O\n\nBo I-PER\n", encoding="utf8")
    first, second = treebank.read_names_only(path, str)
    doc = treebank.to_doc(first, spacy.blank("en").vocab)
    assert doc.text == "Ann Holm said (yes)."
    assert [(name.text, name.label_) for name in doc.ents] == [("Ann Holm", "PER")]
    assert not doc.has_annotation("DEP")
    assert not doc.has_annotation("POS")
    assert second.names == ["B-PER"]


def test_a_sentence_without_names_does_not_say_that_there_are_none(tmp_path: Path) -> None:
    path = tmp_path / "glued.conllu"
    path.write_text(GLUED, encoding="utf8")
    (sentence,) = treebank.read_conllu(path, None)
    doc = treebank.to_doc(sentence, spacy.blank("en").vocab)
    assert Example(doc.copy(), doc).get_aligned_ner() == [None] * 5


def test_tables_name_what_they_are_sure_of_and_leave_other_proper_nouns_open() -> None:
    rows = [
        [str(i), form, form, upos, "_", "_", "0", "dep", "_", "_"]
        for i, (form, upos) in enumerate(
            [("Peter", "PROPN"), ("Holm", "PROPN"), ("left", "VERB"), ("Denmark", "PROPN"), ("for", "ADP"),
             ("good", "ADJ"), ("with", "ADP"), ("Zyx", "PROPN"), ("yesterday", "ADV"), ("too", "ADV")],
            start=1,
        )
    ]  # fmt: skip
    assert silver.names_from_tables(rows) == ["B-PER", "I-PER", "O", "B-LOC", "O", "O", "", "", "", "O"]
