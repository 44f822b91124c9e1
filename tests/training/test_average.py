"""The mean of readers trained apart."""

import pytest
import torch
from click.testing import CliRunner
from safetensors.torch import load_file, save_file

from retrieval.reader.network import Network
from training.average import averaged, main


def test_the_mean_of_each_weight_is_a_network_again(tmp_path):
    files = []
    for seed in (1, 2):
        torch.manual_seed(seed)
        files.append(tmp_path / f"{seed}.safetensors")
        save_file({name: one.half() for name, one in Network().state_dict().items()}, files[-1])
    out = tmp_path / "both.safetensors"
    assert CliRunner().invoke(main, [*map(str, files), "--out", str(out)]).exit_code == 0
    first, second, both = map(load_file, (*files, out))
    assert not torch.equal(first["answers.weight"], second["answers.weight"])
    for name, one in both.items():
        assert one.dtype == torch.float16
        assert torch.allclose(one.float(), (first[name].float() + second[name].float()) / 2, atol=1e-3)
    Network().load_state_dict(both)


def test_weights_of_other_networks_are_not_averaged():
    one = Network().state_dict()
    with pytest.raises(ValueError, match="one network"):
        averaged([one, {name: weight for name, weight in one.items() if name != "answers.bias"}])
