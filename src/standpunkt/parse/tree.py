"""Queries over one Universal Dependencies tree; built once a sentence, linear in its length."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from standpunkt.model import Sentence, Span, Token

P = ParamSpec("P")
T = TypeVar("T")


class Tree:
    """Children, subtrees and spans of a parsed sentence; tokens are named by their index.

    `relatives` are the words that open relative clauses, lower-cased: treebanks do not tag them alike; `breaks` are
    tokens that no noun phrase reaches over, such as the preposition of an attribution ("kilden" | "ifølge AFP"); `when_told`
    are those that tell the day or the platform behind a speaker (`the White House` | `on Friday`); `sharing` gives the verb
    that another one takes its subject from, where the tree joins it to a verb in between.
    """

    __slots__ = ("__dict__", "breaks", "relatives", "sentence", "sharing", "tokens", "when_told")

    def __init__(self, sentence: Sentence, relatives: frozenset[str] = frozenset()) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.relatives = relatives
        self.breaks: frozenset[int] = frozenset()
        self.when_told: frozenset[int] = frozenset()
        self.sharing: Mapping[int, int] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                children[token.head].append(token)
        return tuple(map(tuple, children))

    @cached_property
    def _relations(self) -> tuple[str, ...]:
        """The relation of each token without its subtype."""
        return tuple(token.deprel.partition(":")[0] for token in self.tokens)

    @cached_property
    def _below(self) -> dict[int, tuple[Token, ...]]:
        """The subtrees asked for, by their heads."""
        return {}

    @cached_property
    def answers(self) -> dict[Callable[..., Any], dict[Any, Any]]:
        """What rules have found that look once at what they are asked about, by rule and by that."""
        return {}

    @cached_property
    def words(self) -> frozenset[str]:
        """The forms and lemmas of all tokens, lower-cased: what no word of an entry can be missing from."""
        return frozenset(word for both in self.lowered for word in both)

    @cached_property
    def lowered(self) -> tuple[tuple[str, str], ...]:
        """Lemma and form of each token, lower-cased."""
        return tuple((token.lemma.lower(), token.text.lower()) for token in self.tokens)

    def children(self, token: Token, *deprels: str) -> list[Token]:
        """Give the dependents of `token` in text order; only those of the relations given, subtypes included."""
        found = self._children[token.i]
        if not found or not deprels:
            return list(found)
        relations = self._relations
        return [child for child in found if child.deprel in deprels or relations[child.i] in deprels]

    def child(self, token: Token, *deprels: str) -> Token | None:
        """Give the first dependent of one of the relations, or None."""
        return next((child for child in self._children[token.i] if is_deprel(child, *deprels)), None)

    def head(self, token: Token) -> Token | None:
        """Give the head of `token`, None for a root."""
        return self.tokens[token.head] if token.head >= 0 else None

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield head, head's head, … up to the root; safe against cycles."""
        seen = {token.i}
        while token.head >= 0 and token.head not in seen:
            token = self.tokens[token.head]
            seen.add(token.i)
            yield token

    def subtree(self, token: Token, without: Iterable[Token] = ()) -> list[Token]:
        """Give `token` and all below it in text order, leaving out the subtrees of `without`."""
        stop = {other.i for other in without}
        if stop:
            return self._collect(token, stop)
        found = self._below.get(token.i)
        if found is None:
            found = self._below[token.i] = tuple(self._collect(token, stop))
        return list(found)

    def _collect(self, token: Token, stop: Collection[int]) -> list[Token]:
        found: set[int] = set()
        stack = [token.i]
        while stack:
            i = stack.pop()
            if i not in found and i not in stop:
                found.add(i)
                stack.extend(child.i for child in self._children[i])
        return [self.tokens[i] for i in sorted(found)]

    @cached_property
    def _of_class(self) -> dict[frozenset[str], tuple[Token, ...]]:
        return {}

    def of_class(self, words: frozenset[str]) -> tuple[Token, ...]:
        """Give the tokens whose text, lower-cased, is one of `words`; found once a set."""
        found = self._of_class.get(words)
        if found is None:
            found = self._of_class[words] = tuple(token for token in self.tokens if token.text.lower() in words)
        return found

    @cached_property
    def roots(self) -> tuple[Token, ...]:
        """The tokens without a head, in text order."""
        return tuple(token for token in self.tokens if token.head < 0)

    def span(self, tokens: Iterable[Token], text: str) -> Span:
        """Give the span of `text` from the first to the last of `tokens` (at least one)."""
        chosen = list(tokens)
        return Span.of(text, min(token.start for token in chosen), max(token.end for token in chosen))


def once_a_token(rule: Callable[Concatenate[Tree, Token, P], T]) -> Callable[Concatenate[Tree, Token, P], T]:
    """Have a rule look once at each token of a tree: many rules ask the same of one word.

    What it is given beside tree and token must be the same for all of a tree.
    """

    @wraps(rule)
    def answer(tree: Tree, token: Token, /, *args: P.args, **kwargs: P.kwargs) -> T:
        known = tree.answers.setdefault(rule, {})
        if token.i not in known:
            known[token.i] = rule(tree, token, *args, **kwargs)
        return cast(T, known[token.i])

    return answer


def is_word(token: Token, words: Collection[str]) -> bool:
    """Say whether the token is one of some words of a closed class; a name is none ("WHO", "US")."""
    return token.upos != "PROPN" and token.text.lower() in words


def is_deprel(token: Token, *deprels: str) -> bool:
    """Say whether the token's relation is one of `deprels`; "nsubj" covers "nsubj:pass"."""
    relation = token.deprel
    return relation in deprels or (":" in relation and relation.partition(":")[0] in deprels)


def has_feature(token: Token, feature: str) -> bool:
    """Say whether the token carries the feature, written as in CoNLL-U ("VerbForm=Inf")."""
    return feature in token.feats and feature in token.feats.split("|")
