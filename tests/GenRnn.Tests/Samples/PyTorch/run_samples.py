"""The pipelines and the real data in PyTorch, on the same data from the same start: python3 run_samples.py FOLDER [ID ...]

FOLDER is one that `genrnn trace --table --export FOLDER` and `genrnn sample japanese-vowels ... --export FOLDER` have written. Each
epoch has an order of PyTorch's own. One thread, float32; all else is as in ours, but for Adam's epsilon, which is PyTorch's.
"""

import pathlib
import statistics
import sys
import time

import torch

from start_files import Network, Start

torch.set_num_threads(1)


def run(start):
    """Test loss, and accuracy or, of values, the error divided by that of repeating the last one."""
    s = start.settings
    torch.manual_seed(s["seed"])
    network = Network(s["model"], start.parameters)
    optimizer = torch.optim.Adam(network.trained(), lr=s["learning_rate"])
    x, y, lengths, mask = start.part("train")
    for _ in range(s["epochs"]):
        for rows in torch.randperm(len(x)).split(s["batch"]):
            optimizer.zero_grad()
            losses = network.losses(network(x[rows], lengths[rows]), y[rows])
            (losses * mask[rows]).sum().div(mask[rows].sum()).backward()
            optimizer.step()
    x, y, lengths, mask = start.part("test")
    with torch.no_grad():
        scores = network(x, lengths)
        loss = ((network.losses(scores, y) * mask).sum() / mask.sum()).item()
    if network.activation == "linear":
        naive = ((x[torch.arange(len(x)), lengths - 1][:, None] - y) ** 2).mean().item()
        return loss, (loss / naive) ** 0.5
    answers = scores.argmax(-1) if network.activation == "softmax" else (scores[..., 0] > 0).int()
    return loss, ((answers == y.reshape(answers.shape)) & mask).sum().item() / mask.sum().item()


def main(folder, ids):
    starts = sorted(folder.glob("*.json"), key=lambda p: (p.stem.rpartition("-")[0], int(p.stem.rpartition("-")[2])))
    for id in ids or dict.fromkeys(p.stem.rpartition("-")[0] for p in starts):
        results = []
        for path in [p for p in starts if p.stem.rpartition("-")[0] == id]:
            before = time.process_time()
            results.append((*run(Start(path)), time.process_time() - before))
            print(f"{path.stem}: loss {results[-1][0]:.4f}, figure {results[-1][1]:.4f}, {results[-1][2]:.1f} s", flush=True)
        loss, figure, seconds = (statistics.median(values) for values in zip(*results))
        print(f"| `{id}` | {loss:.3f} | {figure:.3f} | {seconds:.1f} | of {len(results)} seeds", flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2:])
