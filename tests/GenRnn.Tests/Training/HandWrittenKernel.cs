using GenRnn.Kernels;

namespace GenRnn.Tests.Training;

/// <summary>SimpleRnn and Dense, one number after the other, by the contract of <see cref="TrainingKernel"/>.</summary>
public sealed class HandWrittenKernel : TrainingKernel
{
    private readonly int[] _map;
    private readonly float[] _parameters;
    private readonly float[] _gradients;
    private readonly float[] _states;
    private readonly float[] _carried;
    private readonly float[] _passed;
    private readonly int _inputs, _units, _outputs;
    private readonly int _kernel, _recurrent, _bias, _dense, _denseBias;

    public HandWrittenKernel(ModelSpec spec, int samples, int steps)
        : base(spec, 8, samples, steps)
    {
        _map = Layout.Map(spec);
        ParameterLayout layout = ParameterLayout.Of(spec);
        (_inputs, _units, _outputs) = (spec.InputSize, spec.Layers[0].Units, spec.Layers[1].Units);
        (_kernel, _recurrent, _bias) = (layout.Blocks[0].Offset, layout.Blocks[1].Offset, layout.Blocks[2].Offset);
        (_dense, _denseBias) = (layout.Blocks[3].Offset, layout.Blocks[4].Offset);
        _parameters = new float[layout.Count];
        _gradients = new float[layout.Count];
        _states = new float[(steps + 1) * MaximumRows * _units];
        _carried = new float[_units];
        _passed = new float[_units];
    }

    private Span<float> State(int stepsDone, int row) => _states.AsSpan(((stepsDone * Rows) + row) * _units, _units);

    public override void Forward()
    {
        WeightPacking.Unpack(_map, Weights.Span, _parameters);
        for (int row = 0; row < Rows; row++)
        {
            State(0, row).Clear();
            for (int t = 0; t < Steps; t++)
            {
                if (t < Lengths[row]) Step(t, row);
                else State(t, row).CopyTo(State(t + 1, row));
                if (HasScorePerStep) Score(t + 1, row, (t * Rows) + row);
            }

            if (!HasScorePerStep) Score(Steps, row, row);
        }
    }

    private void Step(int t, int row)
    {
        ReadOnlySpan<float> x = Inputs.Span.Slice(((t * Rows) + row) * _inputs, _inputs), h = State(t, row);
        for (int j = 0; j < _units; j++)
        {
            float sum = _parameters[_bias + j];
            for (int i = 0; i < _inputs; i++) sum += x[i] * _parameters[_kernel + (i * _units) + j];
            for (int k = 0; k < _units; k++) sum += h[k] * _parameters[_recurrent + (k * _units) + j];
            State(t + 1, row)[j] = MathF.Tanh(sum);
        }
    }

    private void Score(int stepsDone, int row, int scoreRow)
    {
        for (int o = 0; o < _outputs; o++)
        {
            float sum = _parameters[_denseBias + o];
            for (int k = 0; k < _units; k++) sum += State(stepsDone, row)[k] * _parameters[_dense + (k * _outputs) + o];
            Scores.Span[(scoreRow * ScoreStride) + o] = sum;
        }
    }

    public override void Backward()
    {
        _gradients.AsSpan().Clear();
        for (int row = 0; row < Rows; row++)
        {
            _carried.AsSpan().Clear();
            if (!HasScorePerStep) ScoreBackward(Steps, row, row);
            for (int t = Steps - 1; t >= 0; t--)
            {
                if (HasScorePerStep) ScoreBackward(t + 1, row, (t * Rows) + row);
                if (t < Lengths[row]) StepBackward(t, row);
            }
        }

        WeightPacking.Pack(_map, _gradients, Gradients.Span);
    }

    private void ScoreBackward(int stepsDone, int row, int scoreRow)
    {
        for (int o = 0; o < _outputs; o++)
        {
            float gradient = ScoreGradients.Span[(scoreRow * ScoreStride) + o];
            _gradients[_denseBias + o] += gradient;
            for (int k = 0; k < _units; k++)
            {
                _gradients[_dense + (k * _outputs) + o] += gradient * State(stepsDone, row)[k];
                _carried[k] += gradient * _parameters[_dense + (k * _outputs) + o];
            }
        }
    }

    private void StepBackward(int t, int row)
    {
        ReadOnlySpan<float> x = Inputs.Span.Slice(((t * Rows) + row) * _inputs, _inputs), h = State(t, row), next = State(t + 1, row);
        _passed.AsSpan().Clear();
        for (int j = 0; j < _units; j++)
        {
            float gradient = _carried[j] * (1 - (next[j] * next[j]));
            _gradients[_bias + j] += gradient;
            for (int i = 0; i < _inputs; i++) _gradients[_kernel + (i * _units) + j] += gradient * x[i];
            for (int k = 0; k < _units; k++)
            {
                _gradients[_recurrent + (k * _units) + j] += gradient * h[k];
                _passed[k] += gradient * _parameters[_recurrent + (k * _units) + j];
            }
        }

        _passed.CopyTo(_carried, 0);
    }
}
