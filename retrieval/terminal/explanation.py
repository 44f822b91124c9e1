"""Why an article's text is what it is, for people: a line a line of the page, with what it was taken for."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from retrieval.articles import ExplainedArticle, ExplainedLine


def show_explanation(console: Console, article: ExplainedArticle) -> None:
    """The article's lines: kept ones with what they are, dropped ones with the reason."""
    kept = sum(line.kept_as is not None for line in article.lines)
    console.print(Text(f"{article.origin}: {kept} of {len(article.lines)} lines kept", "summary"), soft_wrap=True)
    if article.refused:
        console.print(Text.assemble(("refused ", "warning"), article.refused), soft_wrap=True)
    for line in article.lines:
        console.print(_line(line), soft_wrap=True)


def _line(line: ExplainedLine) -> Text:
    if line.kept_as is None:
        return Text.assemble((f"{'dropped':<10}", "warning"), line.text, (f"  ({line.why})", "quiet"))
    return Text.assemble((f"{line.kept_as:<10}", "quiet"), line.text)
