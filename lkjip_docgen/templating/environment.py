"""The one Jinja environment of all templates: data alone, own functions alone, a budget.

A template reads what `data` lists, calls what was offered to it (`offer`) and
its own macros, computes by `operators`, and has the language of `syntax`.
Autoescape is always on: it tells a template's own text (`Markup`) from data
(`str`).  Who renders says how a value is printed (`budget.rendering`).
"""

from __future__ import annotations

import hashlib
import marshal
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import CodeType
from typing import Any, Final, Protocol, TypedDict, TypeGuard, Unpack

from jinja2 import (
    BaseLoader,
    FileSystemBytecodeCache,
    Template,
    TemplateError,
    TemplateSyntaxError,
    nodes,
    pass_context,
)
from jinja2.bccache import Bucket, bc_magic
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

from lkjip_docgen.cache import user_cache
from lkjip_docgen.findings.codes.report import FORBIDDEN
from lkjip_docgen.model import Bagian
from lkjip_docgen.templating import basics, budget, operators, syntax
from lkjip_docgen.templating.data import LOOP, READABLE, SEQUENCES, Lookup, is_data, kind_of
from lkjip_docgen.templating.filters import FILTERS, join_parts
from lkjip_docgen.templating.functions import FUNCTIONS
from lkjip_docgen.templating.inlines import printable
from lkjip_docgen.templating.offered import cost_of
from lkjip_docgen.templating.problems import TemplateMistakeError, Unknown, refused


class _Generator(CodeGenerator):
    """Makes `a ~ b` keep quantities and references instead of printing them at once."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Write a call that joins the parts."""
        self.write("environment.join_parts((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class _Syntax(TypedDict, total=False):
    """How a template is written, in Jinja's own words."""

    trim_blocks: bool
    lstrip_blocks: bool
    keep_trailing_newline: bool
    comment_start_string: str
    comment_end_string: str


class TemplateEnvironment(SandboxedEnvironment):
    """Jinja for templates that nobody has to trust."""

    code_generator_class = _Generator
    join_parts = staticmethod(join_parts)
    concat = staticmethod(budget.joined)
    intercepted_binops = frozenset(operators.BINARY)
    intercepted_unops = frozenset(operators.UNARY)

    def __init__(
        self,
        loader: BaseLoader | None = None,
        *,
        functions: dict[str, Callable[..., object]] = FUNCTIONS,
        filters: dict[str, Callable[..., object]] = FILTERS,
        cached: bool = False,
        **syntax: Unpack[_Syntax],
    ) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=Unknown,
            finalize=_printed,
            bytecode_cache=_bytecode_cache() if cached else None,
            **syntax,
        )
        self.filters = {**basics.FILTERS, **filters, **_GUARDS}
        self.tests = dict(basics.TESTS)
        self.globals = dict(functions)

    # --- reads ---------------------------------------------------------------

    def getattr(self, obj: object, attribute: str) -> object:
        """`value.name`: a listed name of a listed type, or what was put together here."""
        names = READABLE.get(type(obj))
        if names is None or attribute not in names:
            return self._found(obj, attribute)
        value = getattr(obj, attribute)
        if not is_data(value):
            raise self._refused(obj, attribute)
        if value is None and isinstance(obj, Bagian):
            budget.is_absent(obj, attribute)
        return value

    def getitem(self, obj: object, argument: Any) -> object:
        """`value[key]`: an item of a list or text, a named value, or `value.key`."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if _has_items(obj):
            try:
                return obj[argument]
            except (TypeError, LookupError):
                return self.undefined(obj=obj, name=basics.known(argument))
        basics.known(obj)
        basics.known(argument)
        return self.undefined(obj=obj, name=argument)

    def _found(self, obj: object, name: str) -> object:
        """A value that has no listed name of this kind; what is there all the same is refused."""
        basics.known(obj)
        if name.startswith("_"):
            raise self._refused(obj, name)
        if _looks_up(obj, name):
            return obj[name]
        if _is_of_template(obj, name):
            return getattr(obj, name, self.undefined(obj=obj, name=name))
        if _lacks(obj, name):
            return self.undefined(obj=obj, name=name)
        raise self._refused(obj, name)

    def _refused(self, obj: object, name: str) -> TemplateMistakeError:
        return refused(obj, name, public_filters(self))

    # --- calls ---------------------------------------------------------------

    def is_safe_callable(self, obj: object) -> bool:
        """Own functions that were offered, macros of the template, its recursive loops."""
        return type(obj) in (Macro, LoopContext) or cost_of(obj) is not None

    def call(
        __self,  # noqa: N805
        __context: Context,
        __obj: Callable[..., object],
        *args: object,
        **kwargs: object,
    ) -> object:
        """Call a function that was offered, a macro or a recursive loop."""
        basics.known(__obj)
        cost = 1 if type(__obj) in (Macro, LoopContext) else cost_of(__obj)
        if cost is None:
            raise TemplateMistakeError(
                FORBIDDEN,
                f"Yang dapat dipanggil hanya fungsi templat, bukan {kind_of(__obj)}.",
                "Hapus kurung `( )` di belakangnya, atau pakai penyaring.",
            )
        budget.spend(cost)
        if type(__obj) is LoopContext:
            args = tuple(map(basics.each, args))
        return __context.call(__obj, *args, **kwargs)

    # --- operators -----------------------------------------------------------

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Compute with numbers, put texts and lists together."""
        return operators.compute(operator, left, right)

    def call_unop(self, context: Context, operator: str, arg: object) -> object:
        """A number with its sign."""
        return operators.compute_one(operator, arg)

    # --- reading a template --------------------------------------------------

    def kept(self, name: str, source: str) -> Template:
        """A template that is no file of the loader's, compiled again where its source changes."""
        cache = self.bytecode_cache
        if cache is None:
            return self.from_string(source)
        bucket = cache.get_bucket(self, name, None, source)
        if bucket.code is None:
            bucket.code = self.compile(source)
            cache.set_bucket(bucket)
        return Template.from_code(self, bucket.code, self.make_globals(None))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        with _readable(name, filename):
            tree = super()._parse(source, name, filename)
            syntax.check(tree, name, filename)
            return tree

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        with _readable(name, filename):
            return super()._generate(syntax.guard(source), name, filename, defer_init)

    def _compile(self, source: str, filename: str) -> CodeType:
        with _readable(None, filename):
            return super()._compile(source, filename)


class _Indexed(Protocol):
    """What holds others by a number, a key or a name."""

    def __getitem__(self, key: object, /) -> object: ...


def _has_items(obj: object) -> TypeGuard[_Indexed]:
    """Whether a value has items by number or by key."""
    return isinstance(obj, (dict, *SEQUENCES)) or type(obj) is str


def _looks_up(obj: object, name: str) -> TypeGuard[_Indexed]:
    """Whether a value finds others by their names, and this one among them."""
    return isinstance(obj, Lookup) or (isinstance(obj, dict) and name in obj)


def _is_of_template(obj: object, name: str) -> bool:
    """Whether a name is one of `loop`, or one that the template gave a namespace itself."""
    return (type(obj) is LoopContext and name in LOOP) or type(obj) is Namespace


def _lacks(obj: object, name: str) -> bool:
    """Whether data have no such name at all, found without running anything of them."""
    return is_data(obj) and not (hasattr(type(obj), name) or name in getattr(obj, "__dict__", ()))


@contextmanager
def _readable(name: str | None, filename: str | None) -> Iterator[None]:
    """Turn what a hostile source provokes in the compiler into a syntax error of the template."""
    try:
        yield
    except TemplateError:
        raise
    except (RecursionError, MemoryError, SyntaxError, ValueError, OverflowError) as error:
        raise TemplateSyntaxError(f"terlalu rumit ({error})", 1, name, filename) from error


@pass_context
def _printed(context: Context, value: object) -> str:
    """Jinja's finalize: what a value prints, as the one who renders says."""
    if isinstance(value, Markup):
        return value
    return budget.current().printer(printable(value))


# --- guards that `syntax` puts in -----------------------------------------------------------


@pass_context
def _step(context: Context, line: int) -> None:
    budget.step(context.name, line)


_GUARDS: Final[dict[str, Callable[..., object]]] = {
    syntax.STEP: _step,
    syntax.EACH: basics.each,
    syntax.PAIRS: basics.pairs,
    syntax.INCLUDED: basics.included,
    syntax.CUT: basics.cut,
    syntax.MADE: budget.made,
}


def public_filters(environment: TemplateEnvironment) -> dict[str, Callable[..., object]]:
    """The filters that a template may name."""
    return {name: work for name, work in environment.filters.items() if name[0] != "_"}


class _Compiled(FileSystemBytecodeCache):
    """Costs time alone where it cannot be written, as on a disk that is full."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """As in Jinja, which lets `marshal` fetch a file in thousands of small pieces."""
        head = bc_magic + pickle.dumps(bucket.checksum, 2)
        with suppress(OSError, EOFError, ValueError, TypeError):
            content = Path(self._get_cache_filename(bucket)).read_bytes()
            if content.startswith(head):
                bucket.code = marshal.loads(memoryview(content)[len(head) :])

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _bytecode_cache() -> FileSystemBytecodeCache | None:
    """Compiled templates of earlier runs; the compiler's own source is part of their name."""
    folder = user_cache("templat")
    if folder is None:
        return None
    digest = hashlib.sha256()
    for module in (__file__, syntax.__file__):
        digest.update(Path(module).read_bytes())
    return _Compiled(str(folder), f"{digest.hexdigest()[:12]}-%s.cache")
