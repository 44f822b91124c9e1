"""Averages readers: ``python -m training.average first.safetensors second.safetensors --out reader.safetensors``.

Networks that were trained apart, but from the same encoder, lie in one basin: the mean of their weights reads what none
has seen better than each does, at the price of one (Wortsman et al. 2022, "Model soups").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor


def averaged(readers: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of each of their weights, in float16. Raises ValueError if their weights are not named alike."""
    if len({frozenset(one) for one in readers}) != 1:
        raise ValueError("these are not weights of one network")
    return {name: torch.stack([one[name].float() for one in readers]).mean(0).half() for name in readers[0]}


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the weights go.")
def main(files: tuple[Path, ...], out: Path) -> None:
    """Writes the mean of the weights of the files."""
    save_file(averaged([load_file(one) for one in files]), out)


if __name__ == "__main__":
    main()
