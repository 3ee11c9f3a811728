using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// <see cref="CtcEquations"/> in vectors across classes and across extended labels, with memory for the longest sequence. At every step
/// the logarithms are those of shares of the best way so far, so that their digits last however long a sequence is, and the ways
/// through a step add up to one.
/// </summary>
internal sealed class CtcMemory
{
    /// <summary>The logarithm of nothing, far enough from all others, and finite, so that differences are numbers.</summary>
    private const float Nothing = -1e30f;

    private readonly int _classes;
    private readonly int _blank;
    private readonly int _width;
    private readonly int _row;
    private readonly float[] _logs;
    private readonly float[] _forward;
    private readonly float[] _ahead;
    private readonly float[] _next;
    private readonly float[] _skips;
    private readonly float[] _slopes;
    private readonly int[] _places;
    private readonly int[] _best;
    private int _extended;

    /// <param name="steps">Of the longest sequence.</param>
    /// <param name="classes">K.</param>
    /// <param name="labels">Of the sequence with the most.</param>
    /// <param name="blank">The class of the blank.</param>
    public CtcMemory(int steps, int classes, int labels, int blank)
    {
        (_classes, _blank) = (classes, blank);

        // Whole vectors, with two places of nothing on either side for ways that come from there.
        int lanes = Vector<float>.Count;
        _width = (classes + lanes - 1) / lanes * lanes;
        _row = (((2 * labels) + 1 + lanes - 1) / lanes * lanes) + 4;
        _logs = new float[checked(steps * _width)];
        _forward = new float[checked(steps * _row)];
        (_ahead, _next, _skips) = (new float[_row], new float[_row], new float[_row]);
        _slopes = new float[_width];
        _places = new int[(2 * labels) + 1];
        _best = new int[steps];
    }

    /// <summary>The loss of one sequence; its gradient, times <paramref name="scale"/>, goes to <paramref name="gradients"/>.</summary>
    /// <param name="scores">The first score.</param>
    /// <param name="gradients">Where the gradient of the first score goes; the others lie as scores do.</param>
    /// <param name="stride">Numbers from the scores of a step to those of the next.</param>
    /// <param name="steps">T.</param>
    /// <param name="labels">[L], that fit into the steps.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Measure(ref float scores, ref float gradients, int stride, int steps, ReadOnlySpan<int> labels, float scale)
    {
        Extend(labels);
        for (int t = 0; t < steps; t++) LogSoftmax(t, ref Unsafe.Add(ref scores, t * stride));
        double height = Forward(steps);
        _ahead.AsSpan().Fill(Nothing);
        for (int t = steps - 1; t >= 0; t--)
        {
            Backward(t, isLast: t == steps - 1);
            WriteGradients(t, ref Unsafe.Add(ref gradients, t * stride), scale);
        }

        return -height;
    }

    /// <summary>Whether the best class of every step of the sequence that was measured last spells the labels.</summary>
    public bool Spells(int steps, ReadOnlySpan<int> labels)
    {
        int count = 0;
        for (int t = 0; t < steps; t++)
        {
            if (!CtcDecoder.Begins(_best, t, _blank)) continue;
            if (count == labels.Length || labels[count] != _best[t]) return false;
            count++;
        }

        return count == labels.Length;
    }

    private void Extend(ReadOnlySpan<int> labels)
    {
        _extended = (2 * labels.Length) + 1;
        for (int s = 0; s < _extended; s++) _places[s] = s % 2 == 0 ? _blank : labels[s / 2];
        for (int s = 0; s < _row; s++) _skips[s] = s < _extended && CtcEquations.Skips(_places, s) ? 0 : Nothing;
    }

    /// <summary>z - log(sum exp z) of one step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LogSoftmax(int t, ref float scores)
    {
        Span<float> logs = _logs.AsSpan(t * _width, _width);
        logs.Fill(Nothing);
        int best = 0;
        for (int k = 0; k < _classes; k++)
        {
            logs[k] = Unsafe.Add(ref scores, k);
            if (logs[k] > logs[best]) best = k;
        }

        _best[t] = best;
        Vector<float> largest = new(logs[best]), sum = Vector<float>.Zero;
        for (int k = 0; k < _width; k += Vector<float>.Count) sum += VectorExponentials.Exp(new Vector<float>(logs[k..]) - largest);
        float whole = Vector.Sum(sum), log = logs[best] + MathF.Log(whole);
        for (int k = 0; k < _width; k += Vector<float>.Count) (new Vector<float>(logs[k..]) - new Vector<float>(log)).CopyTo(logs[k..]);
    }

    /// <summary>The logarithm of the sum over all ways.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Forward(int steps)
    {
        double height = 0;
        for (int t = 0; t < steps; t++)
        {
            // Two places of nothing stand before each row: place s lies at s + 2.
            Span<float> row = _forward.AsSpan(t * _row, _row);
            row.Fill(Nothing);
            if (t == 0) row.Slice(2, Math.Min(2, _extended)).Clear();
            else Come(_forward.AsSpan((t - 1) * _row, _row), row);
            height += Lift(row, _logs.AsSpan(t * _width, _width));
        }

        ReadOnlySpan<float> last = _forward.AsSpan(((steps - 1) * _row) + 2, _extended);
        double end = last[^1], other = _extended > 1 ? last[^2] : double.NegativeInfinity, larger = Math.Max(end, other);
        return height + larger + Math.Log(Math.Exp(end - larger) + Math.Exp(other - larger));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Come(ReadOnlySpan<float> before, Span<float> row)
    {
        for (int s = 0; s < _row - 4; s += Vector<float>.Count)
        {
            Vector<float> skip = new Vector<float>(before[s..]) + new Vector<float>(_skips.AsSpan(s));
            Add(new Vector<float>(before[(s + 2)..]), new Vector<float>(before[(s + 1)..]), skip).CopyTo(row[(s + 2)..]);
        }
    }

    /// <summary>Adds the logarithms of a step's classes and brings the largest number to zero.</summary>
    /// <returns>What was taken away.</returns>
    private float Lift(Span<float> row, ReadOnlySpan<float> logs)
    {
        for (int s = 0; s < _extended; s++) row[s + 2] += logs[_places[s]];
        row[(_extended + 2)..].Fill(Nothing);
        Span<float> valid = row.Slice(2, _extended);
        float largest = TensorPrimitives.Max<float>(valid);
        TensorPrimitives.Subtract(valid, largest, valid);
        return largest;
    }

    /// <summary>Moves what lies ahead from behind a step to that step, the step itself excluded; place s lies at s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Backward(int t, bool isLast)
    {
        if (isLast)
        {
            _ahead[_extended - 1] = 0;
            if (_extended > 1) _ahead[_extended - 2] = 0;
            return;
        }

        // What is ahead of the next step, and the next step.
        ReadOnlySpan<float> logs = _logs.AsSpan((t + 1) * _width, _width);
        for (int s = 0; s < _extended; s++) _next[s] = _ahead[s] + logs[_places[s]];
        _next.AsSpan(_extended).Fill(Nothing);
        for (int s = 0; s < _row - 4; s += Vector<float>.Count)
        {
            Vector<float> skip = new Vector<float>(_next.AsSpan(s + 2)) + Skip(s + 2);
            Add(new Vector<float>(_next.AsSpan(s)), new Vector<float>(_next.AsSpan(s + 1)), skip).CopyTo(_ahead.AsSpan(s));
        }

        Span<float> valid = _ahead.AsSpan(0, _extended);
        TensorPrimitives.Subtract(valid, TensorPrimitives.Max<float>(valid), valid);
    }

    private Vector<float> Skip(int place) => new(_skips.AsSpan(place));

    /// <summary>The softmax less the share of the ways at each class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteGradients(int t, ref float gradients, float scale)
    {
        Span<float> shares = _next;
        Vector<float> sum = Vector<float>.Zero;
        TensorPrimitives.Add(_forward.AsSpan((t * _row) + 2, _extended), _ahead.AsSpan(0, _extended), shares);
        shares[_extended..].Fill(Nothing);
        Vector<float> largest = new(TensorPrimitives.Max<float>(shares[.._extended]));
        for (int s = 0; s < _row - 4; s += Vector<float>.Count)
        {
            Vector<float> share = VectorExponentials.Exp(new Vector<float>(shares[s..]) - largest);
            sum += share;
            share.CopyTo(shares[s..]);
        }

        float factor = scale / Vector.Sum(sum);
        Span<float> logs = _logs.AsSpan(t * _width, _width), slopes = _slopes;
        for (int k = 0; k < _width; k += Vector<float>.Count) (VectorExponentials.Exp(new Vector<float>(logs[k..])) * new Vector<float>(scale)).CopyTo(slopes[k..]);
        for (int s = 0; s < _extended; s++) slopes[_places[s]] -= shares[s] * factor;
        for (int k = 0; k < _classes; k++) Unsafe.Add(ref gradients, k) = slopes[k];
    }

    /// <summary>log(exp(a) + exp(b) + exp(c)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Add(Vector<float> a, Vector<float> b, Vector<float> c)
    {
        Vector<float> largest = Vector.Max(a, Vector.Max(b, c));
        return largest + VectorExponentials.Log(VectorExponentials.Exp(a - largest) + VectorExponentials.Exp(b - largest) + VectorExponentials.Exp(c - largest));
    }
}
