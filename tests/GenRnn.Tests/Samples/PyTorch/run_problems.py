"""The problems in PyTorch, from the same start, on the same sequences in the same order: python3 run_problems.py FOLDER [ID ...]

FOLDER is one that `genrnn sample problems --export FOLDER` has written. One thread, float32.
"""

import pathlib
import statistics
import sys
import time

import numpy as np
import torch

from start_files import Network, Start

torch.set_num_threads(1)


def share_right(network, start, name):
    """Share of the sequences that are answered right as a whole."""
    x, y, lengths, mask = start.part(name)
    with torch.no_grad():
        scores = torch.cat([network(a, b) for a, b in zip(x.split(250), lengths.split(250))])
    tolerance = start.settings["tolerance"]
    if tolerance is not None:
        right = ((scores - y).abs() < tolerance).all(-1)
    else:
        permitted = torch.tensor(start.arrays[f"{name}_permitted"])
        bits = (permitted[..., None] >> torch.arange(scores.shape[-1])) & 1 == 1
        right = scores.masked_fill(~bits, np.inf).amin(-1) > scores.masked_fill(bits, -np.inf).amax(-1)
    return (right | ~mask).all(-1).double().mean().item(), (network.losses(scores, y) * mask).sum().item() / mask.sum().item()


def run(start):
    s = start.settings
    network = Network(s["model"], start.parameters)
    optimizer = torch.optim.Adam(network.trained(), lr=s["learning_rate"])
    x, y, lengths, mask = start.part("train")
    seen, solved, share = 0, False, 0.0
    while not solved and seen < s["chunk"] * s["chunks"]:
        first = seen % len(x)
        for begin in range(first, first + s["chunk"], s["batch"]):
            rows = slice(begin, min(begin + s["batch"], first + s["chunk"]))
            optimizer.zero_grad()
            scores = network(x[rows], lengths[rows])
            (network.losses(scores, y[rows]) * mask[rows]).sum().div(mask[rows].sum()).backward()
            torch.nn.utils.clip_grad_norm_(network.trained(), s["clip"])
            optimizer.step()
        seen += s["chunk"]
        solved = share_right(network, start, "validation")[0] >= s["share"]
    share, loss = share_right(network, start, "test")
    return solved, seen, share, loss


def main(folder, ids):
    starts = sorted(folder.glob("*.json"), key=lambda p: (p.stem.rpartition("-")[0], int(p.stem.rpartition("-")[2])))
    for id in ids or dict.fromkeys(p.stem.rpartition("-")[0] for p in starts):
        results = []
        for path in [p for p in starts if p.stem.rpartition("-")[0] == id]:
            start = Start(path)
            before = time.process_time()
            results.append((*run(start), time.process_time() - before))
            solved, seen, share, loss, seconds = results[-1]
            print(f"{path.stem}: {'solved' if solved else 'not solved'} after {seen} sequences, share {share:.3f}, loss {loss:.4f}, {seconds:.1f} s", flush=True)
        medians = [statistics.median(values) for values in zip(*results)]
        print(f"| `{id}` | {sum(r[0] for r in results)} of {len(results)} | {medians[1]:.0f} | {medians[2]:.3f} | {medians[4]:.1f} |", flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2:])
