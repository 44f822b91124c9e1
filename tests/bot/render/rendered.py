"""What Discord would be sent of a container, and the texts in it."""

from discord import ui


def payload(container: ui.Container) -> dict:
    view = ui.LayoutView()
    view.add_item(container)
    return sent(view)


def sent(view: ui.LayoutView) -> dict:
    """The same of a whole message."""
    return {"flags": 1 << 15, "components": view.to_components(), "allowed_mentions": {"parse": []}}


def texts_of(container: ui.Container) -> list[str]:
    return [one.content for one in container.walk_children() if isinstance(one, ui.TextDisplay)]


def whole(container: ui.Container) -> str:
    return "\n".join(texts_of(container))


def links_of(container: ui.Container) -> list[str]:
    return [one.url for one in container.walk_children() if isinstance(one, ui.Button)]
