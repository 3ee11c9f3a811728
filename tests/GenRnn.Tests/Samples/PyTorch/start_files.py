"""What the scripts beside this one share: reading the files that `genrnn sample ... --export FOLDER` writes, and the same
network in PyTorch with the same parameters.

    ID-SEED.npz           {train,validation,test}_{x,y,lengths}; where answers are classes also {validation,test}_permitted,
                          the classes that are right at each answer, one bit each
    ID-SEED.safetensors   the parameters at the start, and the model as text
    ID-SEED.json          how it is trained
"""

import json
import re
import struct

import numpy as np
import torch

GRU_ORDER = [1, 0, 2]  # PyTorch's r z n from our z r n; the LSTM's i f g o is ours too
CELLS = {"simple_rnn": (torch.nn.RNN, 1), "gru": (torch.nn.GRU, 3), "lstm": (torch.nn.LSTM, 4)}


class Start:
    """What a run of one seed begins with."""

    def __init__(self, path):
        self.settings = json.loads(path.with_suffix(".json").read_text())
        self.arrays = dict(np.load(path.with_suffix(".npz")))
        self.parameters = read_safetensors(path.with_suffix(".safetensors"))

    def part(self, name):
        """Inputs, targets and the mask of the steps that count, as tensors."""
        x, y, lengths = (self.arrays[f"{name}_{key}"] for key in ("x", "y", "lengths"))
        mask = np.arange(y.shape[1])[None] < lengths[:, None] if y.shape[1] > 1 else np.ones((len(y), 1), bool)
        return torch.tensor(x), torch.tensor(y), torch.tensor(lengths.astype(np.int64)), torch.tensor(mask)


class Network(torch.nn.Module):
    """One recurrent layer and a Linear head, with the parameters given."""

    def __init__(self, text, parameters, dtype=torch.float32):
        super().__init__()
        cell, self.sequences, self.activation = read_spec(text)
        make, gates = CELLS[cell]
        kernel, recurrent, bias = (parameters[f"{cell}.{key}"] for key in ("kernel", "recurrent_kernel", "bias"))
        units = recurrent.shape[0]
        self.recurrent = make(kernel.shape[0], units, batch_first=True)
        self.head = torch.nn.Linear(units, parameters["dense.kernel"].shape[1])
        if bias.ndim == 1:  # one bias where PyTorch has two: the second stays zero
            self.recurrent.bias_hh_l0.requires_grad_(False)
            bias = np.stack([bias, np.zeros_like(bias)])

        def ordered(tensor):
            return tensor.reshape(len(tensor), gates, units)[:, GRU_ORDER if cell == "gru" else list(range(gates))].reshape(len(tensor), -1)

        with torch.no_grad():
            self.recurrent.weight_ih_l0.copy_(torch.tensor(ordered(kernel).T.copy()))
            self.recurrent.weight_hh_l0.copy_(torch.tensor(ordered(recurrent).T.copy()))
            self.recurrent.bias_ih_l0.copy_(torch.tensor(ordered(bias)[0]))
            self.recurrent.bias_hh_l0.copy_(torch.tensor(ordered(bias)[1]))
            self.head.weight.copy_(torch.tensor(parameters["dense.kernel"].T.copy()))
            self.head.bias.copy_(torch.tensor(parameters["dense.bias"]))
        self.to(dtype)

    def forward(self, x, lengths):
        """Scores before the head's activation: [N, T, O], or [N, 1, O] at each sequence's last step."""
        states, _ = self.recurrent(x)
        if not self.sequences:
            states = states[torch.arange(len(x)), lengths - 1][:, None]
        return self.head(states)

    def losses(self, scores, y):
        """The loss of each answer, [N, A]."""
        if self.activation == "softmax":
            return torch.nn.functional.cross_entropy(scores.flatten(0, 1), y.flatten().long(), reduction="none").reshape(y.shape)
        if self.activation == "sigmoid":
            return torch.nn.functional.binary_cross_entropy_with_logits(scores[..., 0], y.reshape(scores.shape[:2]).to(scores.dtype), reduction="none")
        return ((scores - y) ** 2).mean(-1)

    def trained(self):
        return [p for p in self.parameters() if p.requires_grad]


def read_spec(text):
    """Cell, whether it answers at every step, and the head's activation, from the model as text."""
    cell = re.search(r"\b(simple_rnn|gru|lstm)\b", text).group(1)
    activation = re.search(r"dense \d+ ?(softmax|sigmoid)?", text).group(1)
    return cell, "return_sequences=true" in text, activation or "linear"


def read_safetensors(path):
    data = path.read_bytes()
    (size,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + size])
    tensors = {}
    for key, value in header.items():
        if key != "__metadata__":
            begin, end = value["data_offsets"]
            tensors[key] = np.frombuffer(data[8 + size + begin:8 + size + end], "<f4").reshape(value["shape"]).copy()
    return tensors
