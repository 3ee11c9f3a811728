"""Loss curves of PyTorch in float64, from our start and in the order of the data: python3 make_curves.py FOLDER

FOLDER has the files of seed 1 of the pipelines (`genrnn trace --table --seeds 1 --export FOLDER`) and of the problems below (`genrnn
sample ID --seeds 1 --export FOLDER`). Adam; of the problems, which clip the gradient's norm, the first chunk is the data. Kept is the mean
loss of each of the first five epochs, every sequence, or step that counts, at the time of its batch: loss_curves.json beside the tests.

Two problems follow plain gradients with a rate of 0.1 instead: Adam makes steps of equal length from the tiniest gradients over long
distances, and with it PyTorch does not agree with itself. Start weights changed by 1e-7 of their size give temporal order a second loss of
1.07 in place of 1.16, and float32 in place of float64 gives 0.97.
"""

import json
import pathlib
import sys

import torch

from start_files import Network, Start

EPOCHS = 5
PROBLEMS = ["adding-100", "copy-memory", "embedded-reber", "temporal-order", "parity"]
GRADIENT_DESCENT = {"copy-memory": 0.1, "temporal-order": 0.1}
PIPELINES = ["simple-rnn", "rnn-per-step", "gru", "lstm", "rnn-sequence-tagging"]


def curve(start):
    s = start.settings
    network = Network(s["model"], start.parameters, torch.float64)
    rate = GRADIENT_DESCENT.get(s["id"])
    optimizer = torch.optim.SGD(network.trained(), lr=rate) if rate else torch.optim.Adam(network.trained(), lr=s["learning_rate"])
    x, y, lengths, mask = (tensor[:s.get("chunk")] for tensor in start.part("train"))
    x, epochs = x.double(), []
    for _ in range(EPOCHS):
        total = 0.0
        for begin in range(0, len(x), s["batch"]):
            rows = slice(begin, begin + s["batch"])
            optimizer.zero_grad()
            loss = (network.losses(network(x[rows], lengths[rows]), y[rows].double()) * mask[rows]).sum()
            loss.div(mask[rows].sum()).backward()
            if "clip" in s:
                torch.nn.utils.clip_grad_norm_(network.trained(), s["clip"])
            optimizer.step()
            total += loss.item()
        epochs.append(total / mask.sum().item())
    return epochs


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    curves = {id: curve(Start(folder / f"{id}-1.json")) for id in PIPELINES + PROBLEMS}
    (pathlib.Path(__file__).parents[1] / "loss_curves.json").write_text(json.dumps(curves, indent=2) + "\n")
    print(json.dumps(curves))
