using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>Which steps of which samples of a batch are masked.</summary>
internal sealed class MaskedSteps(int maximumSteps, int maximumRows)
{
    private readonly byte[] _masked = new byte[checked(maximumSteps * maximumRows)];
    private int _rows;

    /// <summary>Whether any is.</summary>
    public bool Any { get; private set; }

    /// <summary>The samples at a step.</summary>
    public MaskedRows this[nint step] => new(ref _masked[step * _rows], Any);

    /// <summary>As <paramref name="other"/>, for so many steps.</summary>
    public void CopyFrom(MaskedSteps other, int steps) => CopyFrom(other, steps, turned: false);

    /// <summary>As <paramref name="other"/>, from the last step to the first.</summary>
    public void TurnFrom(MaskedSteps other, int steps) => CopyFrom(other, steps, turned: true);

    /// <summary>Masks a sample at a step.</summary>
    public void Mask(nint step, nint row)
    {
        _masked[(step * _rows) + row] = 1;
        Any = true;
    }

    private void CopyFrom(MaskedSteps other, int steps, bool turned)
    {
        (_rows, Any) = (other._rows, other.Any);
        if (!Any)
        {
            // Others may be masked next.
            _masked.AsSpan(0, steps * _rows).Clear();
            return;
        }

        for (int step = 0; step < steps; step++)
            other._masked.AsSpan((turned ? steps - 1 - step : step) * _rows, _rows).CopyTo(_masked.AsSpan(step * _rows));
    }

    /// <summary>Masks the steps at and beyond the length of each sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void BeyondLengths(ReadOnlySpan<int> lengths, int steps)
    {
        _rows = lengths.Length;
        Any = false;
        foreach (int length in lengths) Any |= length < steps;
        if (!Any) return;
        for (int step = 0, i = 0; step < steps; step++)
        {
            foreach (int length in lengths) _masked[i++] = step >= length ? (byte)1 : (byte)0;
        }
    }
}
