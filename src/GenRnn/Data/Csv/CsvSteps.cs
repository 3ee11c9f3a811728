using System.Runtime.InteropServices;

namespace GenRnn;

/// <summary>Steps of a series with their targets, of which the oldest can be dropped.</summary>
internal sealed class CsvSteps(int features)
{
    private readonly List<float> _values = [], _targets = [];
    private readonly float[] _last = new float[features];
    private float _lastTarget;
    private bool _isAny;

    /// <summary>How many steps there are.</summary>
    public int Count => _values.Count / features;

    /// <summary>Features of all steps, row-major.</summary>
    public ReadOnlySpan<float> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>Targets of all steps; none where none are read.</summary>
    public ReadOnlySpan<float> Targets => CollectionsMarshal.AsSpan(_targets);

    /// <summary>Adds the present row.</summary>
    public void Add(CsvRows rows)
    {
        rows.ReadValues(_isAny ? _last : [], _lastTarget);
        _values.AddRange(rows.Features);
        if (rows.Targets is not null) _targets.Add(rows.Target);
        rows.Features.CopyTo(_last, 0);
        (_lastTarget, _isAny) = (rows.Target, true);
    }

    /// <summary>Drops the oldest steps.</summary>
    public void Drop(int steps)
    {
        _values.RemoveRange(0, steps * features);
        if (_targets.Count > 0) _targets.RemoveRange(0, steps);
    }
}
