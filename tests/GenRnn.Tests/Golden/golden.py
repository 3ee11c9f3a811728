"""What all golden cases share: drawn numbers, gradients, twenty steps of two optimisers, and the file they are kept in.

A case is a function from named parameters (the names, shapes and gate orders of our parameter layout) and a batch to the
outputs. Its numbers are drawn as float32 and computed with in float64. Kept are, for each case:

    input                 [N, T, I], or [N, T] token ids
    output                [N, O] or [N, T, O]; NaN where the library says nothing (PyTorch: behind the end of a sequence)
    weight                of the shape of the output: the loss for the gradients is sum(weight * output)
    input_gradient        of the shape of the input
    initial_state/<name>  [N, H], where the case does not begin with zeros; final_state/<name> likewise
    target                of the shape of the output: the loss for training is the mean of (output - target)^2 over the steps that
                          are not masked
    losses                [2, 20]: before each of twenty steps of SGD and of Adam
    parameters            [4, P]: at the start; the gradient; after twenty steps of SGD; after twenty steps of Adam; all tensors
                          one behind the other, row-major, in the order and shapes of the case's description

SGD has the rate 0.1. Adam has the rate 0.01, beta 0.9 and 0.999, epsilon 1e-7 with Keras' convention: epsilon is added to
the root of the uncorrected second mean. All five are taken as float32 numbers.
"""

import json
import struct
import zlib

import numpy as np
import torch

torch.set_default_dtype(torch.float64)

STEPS, SGD_RATE, ADAM_RATE = 20, np.float64(np.float32(0.1)), np.float64(np.float32(0.01))
BETA1, BETA2, EPSILON = np.float64(np.float32(0.9)), np.float64(np.float32(0.999)), np.float64(np.float32(1e-7))


class Case:
    """One model with its numbers. `forward(parameters, inputs, initial)` gives outputs and final states by name."""

    def __init__(self, name, spec, parameters, forward, inputs=3, steps=5, batch=3, lengths=None, tokens=None, initial=None, scale=1):
        self.name, self.spec, self.forward, self.lengths = name, spec, forward, lengths
        self.random = np.random.default_rng(zlib.crc32(name.encode()))
        self.parameters = {key: self.draw(shape, scale * limit_of(key, shape)) for key, shape in parameters.items()}
        if tokens:
            self.input = torch.tensor(self.random.integers(0, tokens, (batch, steps)), dtype=torch.float64)
        else:
            self.input = self.draw((batch, steps, inputs), 1.5)
        self.initial = {key: self.draw((batch, size), 0.8) for key, size in (initial or {}).items()}
        self.has_tokens = bool(tokens)

    def draw(self, shape, limit):
        return torch.tensor(self.random.uniform(-limit, limit, shape).astype(np.float32).astype(np.float64))

    def tensors(self):
        output, final = self.forward(self.parameters, self.input, self.initial)
        shape = tuple(output.shape)
        valid = self.valid(shape)
        weight, target = self.draw(shape, 1) * valid, self.draw(shape, 0.8) * valid

        leaves = {key: value.clone().requires_grad_() for key, value in self.parameters.items()}
        inputs = self.input.clone().requires_grad_(not self.has_tokens)
        states = {key: value.clone().requires_grad_() for key, value in self.initial.items()}
        result, _ = self.forward(leaves, inputs, states)
        torch.where(weight == 0, torch.zeros(()), torch.nan_to_num(result) * weight).sum().backward()

        def loss(parameters):
            difference = torch.where(valid > 0, torch.nan_to_num(self.forward(parameters, self.input, self.initial)[0]) - target, torch.zeros(()))
            return (difference ** 2).sum() / valid.sum()

        sgd, sgd_losses = train(self.parameters, loss, sgd_step)
        adam, adam_losses = train(self.parameters, loss, adam_step)
        kept = {"input": self.input, "output": output, "weight": weight, "target": target, "losses": torch.tensor([sgd_losses, adam_losses])}
        if not self.has_tokens:
            kept["input_gradient"] = inputs.grad
        kept.update({f"initial_state/{key}": value for key, value in self.initial.items()})
        kept.update({f"initial_state_gradient/{key}": value.grad for key, value in states.items()})
        kept.update({f"final_state/{key}": value for key, value in final.items()})
        gradients = {key: gradient_of(leaf) for key, leaf in leaves.items()}
        kept["parameters"] = torch.stack([torch.cat([values[key].flatten() for key in leaves]) for values in (self.parameters, gradients, sgd, adam)])
        return {key: value.detach().numpy() for key, value in kept.items()}

    def valid(self, shape):
        mask = torch.ones(shape)
        if self.lengths and len(shape) == 3:
            for row, length in enumerate(self.lengths):
                mask[row, length:] = 0
        return mask

    def description(self):
        shapes = {key: list(value.shape) for key, value in self.parameters.items()}
        return {"name": self.name, "spec": self.spec, "parameters": shapes} | ({"lengths": self.lengths} if self.lengths else {})


def limit_of(name, shape):
    """Biases and norms in +-0.5, kernels so that a weighted sum of their rows has the size of one."""
    return 0.5 if name.endswith("bias") or len(shape) == 1 else 1.5 / np.sqrt(shape[0])


def gradient_of(leaf):
    return torch.zeros_like(leaf) if leaf.grad is None else leaf.grad


def sgd_step(step, weight, gradient, slots):
    return weight - SGD_RATE * gradient, slots


def adam_step(step, weight, gradient, slots):
    m, v = slots or (0, 0)
    m, v = m + (gradient - m) * (1 - BETA1), v + (gradient ** 2 - v) * (1 - BETA2)
    rate = ADAM_RATE * np.sqrt(1 - BETA2 ** step) / (1 - BETA1 ** step)
    return weight - rate * m / (v.sqrt() + EPSILON), (m, v)


def train(start, loss, optimiser):
    """Twenty steps from `start`: the parameters behind them, and the loss before each."""
    parameters, slots, losses = dict(start), {}, []
    for step in range(1, STEPS + 1):
        leaves = {key: value.clone().requires_grad_() for key, value in parameters.items()}
        value = loss(leaves)
        value.backward()
        losses.append(value.item())
        for key, leaf in leaves.items():
            parameters[key], slots[key] = optimiser(step, parameters[key], gradient_of(leaf), slots.get(key))
    return parameters, losses


def write(path, source, cases):
    """Writes a safetensors file: tensors `<case>/<what>` in float32, and the cases as JSON under the metadata key `cases`."""
    header, data = {"__metadata__": {"source": source, "cases": json.dumps([case.description() for case in cases])}}, b""
    for case in cases:
        for key, value in case.tensors().items():
            assert key == "output" or np.all(np.abs(value) < 1e6), f"{case.name}: {key} grows without bound"
            part = np.ascontiguousarray(value, dtype="<f4").tobytes()
            header[f"{case.name}/{key}"] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [len(data), len(data) + len(part)]}
            data += part
    text = json.dumps(header, separators=(",", ":")).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)
    print(f"{path.name}: {len(cases)} cases, {8 + len(text) + len(data)} bytes")
