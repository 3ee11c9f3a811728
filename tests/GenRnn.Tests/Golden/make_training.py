"""Golden numbers of optimisers, learning rates, losses and metrics: /usr/bin/python3 make_training.py (Debian: apt-get install python3-torch).

What PyTorch has is computed by PyTorch in float64; what Keras defines differently, by the equations that Keras publishes. All
hyperparameters are float32 numbers. The file is JSON:

    optimizers  {name: {start [P], gradients [steps, P], rates [steps], weights [steps, P] after each step}}
    schedules   {name: {updates [n], rates [n]}}
    losses      {name: {scores [rows, O], targets [rows, O], losses [rows], gradients [rows, O]}}
    ctc         {name: {blank, scores [T, K], labels [L], loss, gradients [T, K]}}
"""

import json
import pathlib
import zlib

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def f(value):
    return float(np.float32(value))


def draw(name, *shape, low=-1.0, high=1.0):
    return np.random.default_rng(zlib.crc32(name.encode())).uniform(low, high, shape).astype(np.float32).astype(np.float64)


# --- Optimisers: ten steps of six parameters; after five of them the rate halves. The last parameter has no gradient at all,
# the one before it none at first.
STEPS, PARAMETERS = 10, 6


def gradients_of(name):
    gradients = draw(name + " gradients", STEPS, PARAMETERS, low=-2, high=2)
    gradients[:, -1] = 0
    gradients[:3, -2] = 0
    return gradients


def rates_of(rate):
    return [f(rate)] * 5 + [f(rate) / 2] * 5


def pytorch(name, make, rate):
    start, gradients, rates = draw(name + " start", PARAMETERS), gradients_of(name), rates_of(rate)
    weight = torch.tensor(start.copy(), requires_grad=True)
    optimizer, weights = make([weight], f(rate)), []
    for gradient, rate in zip(gradients, rates):
        for group in optimizer.param_groups:
            group["lr"] = rate
        weight.grad = torch.tensor(gradient)
        optimizer.step()
        weights.append(weight.detach().numpy().copy().tolist())
    return {"start": start.tolist(), "gradients": gradients.tolist(), "rates": rates, "weights": weights}


def equations(name, step, rate, decay=0.0):
    start, gradients, rates = draw(name + " start", PARAMETERS), gradients_of(name), rates_of(rate)
    weight, slots, weights = start.copy(), {}, []
    for t, (gradient, rate) in enumerate(zip(gradients, rates), start=1):
        weight = weight - weight * decay * rate
        weight = weight + step(t, gradient, rate, slots)
        weights.append(weight.tolist())
    return {"start": start.tolist(), "gradients": gradients.tolist(), "rates": rates, "weights": weights}


def slot(slots, key, initial=0.0):
    return slots.setdefault(key, np.full(PARAMETERS, initial))


def keras_sgd(momentum, nesterov):
    def step(t, g, rate, slots):
        slots["m"] = momentum * slot(slots, "m") - rate * g
        return momentum * slots["m"] - rate * g if nesterov else slots["m"]
    return step


def keras_rmsprop(rho, momentum, epsilon, centered):
    def step(t, g, rate, slots):
        slots["v"] = rho * slot(slots, "v") + (1 - rho) * g * g
        square = slots["v"]
        if centered:
            slots["a"] = rho * slot(slots, "a") + (1 - rho) * g
            square = square - slots["a"] ** 2
        increment = rate * g / np.sqrt(square + epsilon)
        slots["m"] = momentum * slot(slots, "m") + increment
        return -slots["m"]
    return step


def keras_adam(beta1, beta2, epsilon, amsgrad=False):
    def step(t, g, rate, slots):
        slots["m"] = slot(slots, "m") + (g - slot(slots, "m")) * (1 - beta1)
        slots["v"] = slot(slots, "v") + (g * g - slot(slots, "v")) * (1 - beta2)
        slots["h"] = np.maximum(slot(slots, "h"), slots["v"]) if amsgrad else slots["v"]
        return -rate * np.sqrt(1 - beta2 ** t) / (1 - beta1 ** t) * slots["m"] / (np.sqrt(slots["h"]) + epsilon)
    return step


def nadam(beta1, beta2, epsilon, decay=1.0):
    def u(t):
        return beta1 * (1 - 0.5 * 0.96 ** (t * decay))

    def step(t, g, rate, slots):
        slots["m"] = slot(slots, "m") + (g - slot(slots, "m")) * (1 - beta1)
        slots["v"] = slot(slots, "v") + (g * g - slot(slots, "v")) * (1 - beta2)
        product = np.prod([u(k) for k in range(1, t + 1)])
        mean = u(t + 1) * slots["m"] / (1 - product * u(t + 1)) + (1 - u(t)) * g / (1 - product)
        return -rate * mean / (np.sqrt(slots["v"] / (1 - beta2 ** t)) + epsilon)
    return step


def keras_adagrad(initial, epsilon):
    def step(t, g, rate, slots):
        slots["a"] = slot(slots, "a", initial) + g * g
        return -rate * g / np.sqrt(slots["a"] + epsilon)
    return step


def keras_adadelta(rho, epsilon):
    def step(t, g, rate, slots):
        slots["a"] = rho * slot(slots, "a") + (1 - rho) * g * g
        delta = -np.sqrt(slot(slots, "d") + epsilon) * g / np.sqrt(slots["a"] + epsilon)
        slots["d"] = rho * slot(slots, "d") + (1 - rho) * delta ** 2
        return rate * delta
    return step


def keras_adamax(beta1, beta2, epsilon):
    def step(t, g, rate, slots):
        slots["m"] = slot(slots, "m") + (g - slot(slots, "m")) * (1 - beta1)
        slots["u"] = np.maximum(beta2 * slot(slots, "u"), np.abs(g))
        return -rate * slots["m"] / ((1 - beta1 ** t) * (slots["u"] + epsilon))
    return step


def lion(beta1, beta2):
    def step(t, g, rate, slots):
        direction = np.sign(slot(slots, "m") * beta1 + g * (1 - beta1))
        slots["m"] = slot(slots, "m") * beta2 + g * (1 - beta2)
        return -rate * direction
    return step


def optimizers():
    o, e7, e8 = torch.optim, f(1e-7), f(1e-8)
    b1, b2 = f(0.9), f(0.999)
    made = {
        "pytorch sgd": (lambda p, r: o.SGD(p, r), 0.1),
        "pytorch sgd momentum": (lambda p, r: o.SGD(p, r, momentum=f(0.9)), 0.1),
        "pytorch sgd nesterov decay": (lambda p, r: o.SGD(p, r, momentum=f(0.9), nesterov=True, weight_decay=f(0.1)), 0.1),
        "pytorch rmsprop": (lambda p, r: o.RMSprop(p, r, alpha=f(0.99), eps=e8), 0.01),
        "pytorch rmsprop momentum": (lambda p, r: o.RMSprop(p, r, alpha=f(0.9), eps=f(1e-3), momentum=f(0.5)), 0.01),
        "pytorch rmsprop centered decay": (lambda p, r: o.RMSprop(p, r, alpha=f(0.9), eps=f(1e-3), momentum=f(0.5), centered=True, weight_decay=f(0.1)), 0.01),
        "pytorch adam": (lambda p, r: o.Adam(p, r, (b1, b2), e8), 0.01),
        "pytorch adam epsilon decay": (lambda p, r: o.Adam(p, r, (f(0.8), f(0.95)), f(0.1), weight_decay=f(0.1)), 0.01),
        "pytorch adam amsgrad": (lambda p, r: o.Adam(p, r, (f(0.8), f(0.5)), f(1e-3), amsgrad=True), 0.01),
        "pytorch adamw": (lambda p, r: o.AdamW(p, r, (b1, b2), e8, weight_decay=f(0.01)), 0.01),
        "pytorch adagrad": (lambda p, r: o.Adagrad(p, r, eps=f(1e-10)), 0.01),
        "pytorch adagrad epsilon": (lambda p, r: o.Adagrad(p, r, initial_accumulator_value=f(0.1), eps=f(0.1)), 0.01),
        "pytorch adadelta": (lambda p, r: o.Adadelta(p, r, rho=f(0.9), eps=f(1e-6)), 1.0),
        "pytorch adamax": (lambda p, r: o.Adamax(p, r, (b1, b2), e8), 0.002),
        "pytorch adamax epsilon": (lambda p, r: o.Adamax(p, r, (f(0.8), f(0.7)), f(0.1)), 0.002),
    }
    stated = {
        "keras sgd momentum": (keras_sgd(f(0.9), False), 0.1, 0),
        "keras sgd nesterov decay": (keras_sgd(f(0.9), True), 0.1, f(0.1)),
        "keras rmsprop": (keras_rmsprop(f(0.9), 0, e7, False), 0.001, 0),
        "keras rmsprop momentum": (keras_rmsprop(f(0.8), f(0.5), f(1e-3), False), 0.01, 0),
        "keras rmsprop centered": (keras_rmsprop(f(0.8), f(0.5), f(1e-3), True), 0.01, 0),
        "keras adam": (keras_adam(b1, b2, e7), 0.001, 0),
        "keras adam epsilon decay": (keras_adam(f(0.8), f(0.95), f(0.1)), 0.01, f(0.1)),
        "keras adam amsgrad": (keras_adam(f(0.8), f(0.5), f(1e-3), True), 0.01, 0),
        "keras adamw": (keras_adam(b1, b2, e7), 0.001, f(0.004)),
        "keras nadam": (nadam(b1, b2, e7), 0.001, 0),
        "keras nadam epsilon": (nadam(f(0.8), f(0.95), f(0.1)), 0.01, 0),
        # The equations of PyTorch 2: PyTorch 1 has one momentum too many in its second product.
        "pytorch nadam": (nadam(b1, b2, e8, 0.004), 0.002, 0),
        "keras adagrad": (keras_adagrad(f(0.1), e7), 0.001, 0),
        "keras adagrad epsilon": (keras_adagrad(f(0.2), f(0.1)), 0.01, 0),
        "keras adadelta": (keras_adadelta(f(0.95), e7), 0.001, 0),
        "keras adamax": (keras_adamax(b1, b2, e7), 0.001, 0),
        "keras adamax epsilon": (keras_adamax(f(0.8), f(0.7), f(0.1)), 0.01, 0),
        "lion": (lion(f(0.9), f(0.99)), 0.001, 0),
        "lion decay": (lion(f(0.5), f(0.7)), 0.01, f(0.1)),
    }
    return {name: pytorch(name, make, rate) for name, (make, rate) in made.items()} | {
        name: equations(name, step, rate, decay) for name, (step, rate, decay) in stated.items()}


# --- Learning rates: of the update after each number of updates.
def pytorch_rates(make, rate, count):
    parameter = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([parameter], rate, momentum=0.9)
    scheduler, rates = make(optimizer), []
    for _ in range(count):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return {"updates": list(range(count)), "rates": rates}


def stated_rates(rate, count):
    return {"updates": list(range(count)), "rates": [float(rate(t)) for t in range(count)]}


def schedules():
    s = torch.optim.lr_scheduler
    cosine = lambda t: f(0.1) * ((1 - f(0.2)) * 0.5 * (1 + np.cos(np.pi * min(t, 10) / 10)) + f(0.2))

    def restarts(t):
        length, height = 4.0, 1.0
        while t >= length:
            t, length, height = t - length, length * f(1.5), height * f(0.5)
        return f(0.1) * ((1 - f(0.1)) * 0.5 * height * (1 + np.cos(np.pi * t / length)) + f(0.1))

    def cycled(t):
        steps = 6 * max(1, np.ceil(t / 6))
        return (f(0.1) - f(0.01)) * (1 - t / steps) ** 2 + f(0.01)

    return {
        "pytorch step": pytorch_rates(lambda o: s.StepLR(o, 3, f(0.1)), f(0.1), 12),
        "pytorch exponential": pytorch_rates(lambda o: s.ExponentialLR(o, f(0.9)), f(0.1), 12),
        "pytorch cosine restarts": pytorch_rates(lambda o: s.CosineAnnealingWarmRestarts(o, 3, 2), f(0.1), 25),
        "pytorch polynomial": pytorch_rates(lambda o: s.PolynomialLR(o, 7, 2), f(0.1), 12),
        "pytorch one cycle": pytorch_rates(lambda o: s.OneCycleLR(o, f(0.1), total_steps=21), f(0.1), 21),
        "pytorch one cycle divisors": pytorch_rates(lambda o: s.OneCycleLR(o, f(0.1), total_steps=13, pct_start=0.5, div_factor=10, final_div_factor=100), f(0.1), 13),
        "keras exponential": stated_rates(lambda t: f(0.1) * f(0.5) ** (t / 4), 12),
        "keras piecewise": stated_rates(lambda t: f(0.1) if t <= 3 else f(0.05) if t <= 7 else f(0.01), 12),
        "keras polynomial cycle": stated_rates(cycled, 20),
        "keras cosine": stated_rates(cosine, 14),
        "keras cosine restarts": stated_rates(restarts, 40),
        "keras cosine warm-up": stated_rates(lambda t: f(0.1) * t / 5 if t < 5 else cosine(t - 5), 18),
    }


# --- Losses: of each row of scores, the mean over its outputs, with the gradient for every score.
def loss_case(name, function, outputs, targets, low=-4.0, high=4.0):
    scores = torch.tensor(draw(name, 12, outputs, low=low, high=high), requires_grad=True)
    losses = function(scores, torch.tensor(targets))
    losses.sum().backward()
    return {"scores": scores.tolist(), "targets": targets.tolist(), "losses": losses.tolist(), "gradients": scores.grad.tolist()}


def one_hot(name, outputs):
    return np.eye(outputs)[np.random.default_rng(zlib.crc32(name.encode())).integers(0, outputs, 12)]


def losses():
    mean = lambda values: values.mean(-1)
    values, shares = draw("values", 12, 3, low=-3, high=3), draw("shares", 12, 3, low=0, high=1)
    yes, counts, hot = (shares > 0.5).astype(float), np.floor(shares * 6), one_hot("classes", 4)
    signs = 2 * yes - 1
    smooth = f(0.1)

    def quantile(p, y):
        return torch.maximum(f(0.9) * (y - p), (f(0.9) - 1) * (y - p)).mean(-1)

    return {
        "mean_squared_error": loss_case("mse", lambda p, y: mean(F.mse_loss(p, y, reduction="none")), 3, values),
        "mean_absolute_error": loss_case("mae", lambda p, y: mean(F.l1_loss(p, y, reduction="none")), 3, values),
        "huber": loss_case("huber", lambda p, y: mean(F.huber_loss(p, y, reduction="none", delta=1.0)), 3, values),
        "huber 2.5": loss_case("huber 2.5", lambda p, y: mean(F.huber_loss(p, y, reduction="none", delta=2.5)), 3, values),
        "log_cosh": loss_case("log_cosh", lambda p, y: mean(torch.log(torch.cosh(p - y))), 3, values),
        "quantile 0.9": loss_case("quantile", quantile, 3, values),
        "poisson": loss_case("poisson", lambda p, y: mean(F.poisson_nll_loss(p, y, log_input=False, eps=f(1e-7), reduction="none")), 3, counts, low=0.1, high=6),
        "poisson exponential": loss_case("poisson exp", lambda z, y: mean(F.poisson_nll_loss(torch.exp(z), y, log_input=False, eps=f(1e-7), reduction="none")), 3, counts),
        "hinge": loss_case("hinge", lambda p, y: mean(torch.clamp(1 - p * y, min=0)), 3, signs),
        "hinge tanh": loss_case("hinge tanh", lambda z, y: mean(torch.clamp(1 - torch.tanh(z) * y, min=0)), 3, signs),
        "binary_crossentropy": loss_case("bce", lambda z, y: mean(F.binary_cross_entropy_with_logits(z, y, reduction="none")), 3, shares),
        "binary_crossentropy smoothed": loss_case("bce smoothed", lambda z, y: mean(F.binary_cross_entropy_with_logits(z, y * (1 - smooth) + 0.5 * smooth, reduction="none")), 3, yes),
        "categorical_crossentropy": loss_case("ce", lambda z, y: F.cross_entropy(z, y, reduction="none"), 4, hot),
        "categorical_crossentropy smoothed": loss_case("ce smoothed", lambda z, y: F.cross_entropy(z, y, reduction="none", label_smoothing=smooth), 4, hot),
    }


def ctc_case(name, steps, classes, labels, blank, scale=2.0):
    scores = torch.tensor(draw(name, steps, classes, low=-scale, high=scale), requires_grad=True)
    loss = F.ctc_loss(
        F.log_softmax(scores, -1)[:, None], torch.tensor([labels], dtype=torch.long).reshape(1, -1), torch.tensor([steps]), torch.tensor([len(labels)]), blank=blank, reduction="sum")
    loss.backward()
    return {"blank": blank, "scores": scores.tolist(), "labels": labels, "loss": loss.item(), "gradients": scores.grad.tolist()}


def ctc():
    return {
        "one label": ctc_case("one label", 1, 3, [1], 0),
        "several labels": ctc_case("several labels", 8, 5, [1, 3, 2], 0),
        "a label twice in a row": ctc_case("a label twice in a row", 9, 4, [2, 2, 1, 1], 0),
        "as many steps as it takes": ctc_case("as many steps as it takes", 6, 4, [2, 2, 1, 1], 0),
        "the last class is the blank": ctc_case("the last class is the blank", 7, 5, [0, 1, 0], 4),
        "no label": ctc_case("no label", 4, 3, [], 0),
        "many steps": ctc_case("many steps", 60, 11, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 1, 5, 5, 2, 7, 3], 0, scale=4),
        "sure scores": ctc_case("sure scores", 12, 4, [3, 1, 2], 0, scale=60),
    }


if __name__ == "__main__":
    path = pathlib.Path(__file__).parent / "training.json"
    sections = {"optimizers": optimizers(), "schedules": schedules(), "losses": losses(), "ctc": ctc()}
    path.write_text(json.dumps(sections, separators=(",", ":")))
    print(f"{path.name}: {', '.join(f'{len(cases)} {key}' for key, cases in sections.items())}, {path.stat().st_size} bytes")
