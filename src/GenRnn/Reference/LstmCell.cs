using System.Numerics;
using static GenRnn.Reference.Functions;

namespace GenRnn.Reference;

/// <summary>
/// The long short-term memory:
/// <code>
/// i, f, o = sigmoid(x W + b + h U + b')          input, forget and output gate, each with weights of its own
/// g = tanh(x Wg + bg + h Ug + b'g)               cell candidate
/// c' = f * c + i * g
/// h' = o * tanh(c')
/// </code>
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Input">i.</param>
/// <param name="Forget">f.</param>
/// <param name="Cell">g.</param>
/// <param name="Output">o.</param>
public sealed record LstmCell<T>(Gate<T> Input, Gate<T> Forget, Gate<T> Cell, Gate<T> Output) : RecurrentCell<T>
    where T : IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Gate<T>> Gates => [Input, Forget, Cell, Output];

    /// <inheritdoc/>
    public override CellState<T> InitialState => new(RealVector<T>.Zeros(Units), RealVector<T>.Zeros(Units));

    /// <inheritdoc/>
    public override CellStep<T> Forward(RealVector<T> x, CellState<T> state)
    {
        (RealVector<T> h, RealVector<T> c) = state;
        RealVector<T> i = Sigmoid(Input.Sum(x, h));
        RealVector<T> f = Sigmoid(Forget.Sum(x, h));
        RealVector<T> g = Tanh(Cell.Sum(x, h));
        RealVector<T> o = Sigmoid(Output.Sum(x, h));
        RealVector<T> nextC = (f * c) + (i * g);
        RealVector<T> nextH = o * Tanh(nextC);
        return new CellStep<T>(x, state, new CellState<T>(nextH, nextC), [new("i", i), new("f", f), new("g", g), new("o", o)]);
    }

    /// <inheritdoc/>
    public override CellGradient<T> Backward(CellStep<T> step, CellState<T> dNext)
    {
        (RealVector<T> h, RealVector<T> c) = step.Previous;
        RealVector<T> x = step.X, i = step["i"], f = step["f"], g = step["g"], o = step["o"];

        // h' = o * tanh(c'): the new cell state is reached from the loss by way of h', and directly.
        RealVector<T> tanhC = Tanh(step.Next.C);
        RealVector<T> dc = dNext.C + TanhBackward(tanhC, dNext.H * o);

        // c' = f * c + i * g
        RealVector<T> deltaI = SigmoidBackward(i, dc * g);
        RealVector<T> deltaF = SigmoidBackward(f, dc * c);
        RealVector<T> deltaG = TanhBackward(g, dc * i);
        RealVector<T> deltaO = SigmoidBackward(o, dNext.H * tanhC);

        return new CellGradient<T>(
            ThroughKernels((Input, deltaI), (Forget, deltaF), (Cell, deltaG), (Output, deltaO)),
            new CellState<T>(ThroughRecurrentKernels((Input, deltaI), (Forget, deltaF), (Cell, deltaG), (Output, deltaO)), dc * f),
            [
                new GateGradient<T>(x, deltaI, h, deltaI),
                new GateGradient<T>(x, deltaF, h, deltaF),
                new GateGradient<T>(x, deltaG, h, deltaG),
                new GateGradient<T>(x, deltaO, h, deltaO),
            ]);
    }
}
