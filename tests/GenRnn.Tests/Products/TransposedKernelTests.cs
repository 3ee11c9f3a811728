using GenRnn.Kernels;

namespace GenRnn.Tests.Products;

/// <summary>Gradients go from sums back to inputs and states as the kernels say, number by number.</summary>
public class TransposedKernelTests
{
    private const int Rows = 9, Total = 14, Row = 3;

    public static TheoryData<int, int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int, int>();
            foreach (int lanes in (int[])[16, 8, 4])
            {
                foreach (int gates in (int[])[1, 2, 3, 4])
                {
                    foreach (int units in (int[])[1, 7, 8, 20, 33, 64, 76]) shapes.Add(lanes, gates, units);
                }
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Propagation_multiplies_with_every_weight_once(int lanes, int gates, int units)
    {
        foreach (bool recurrent in (bool[])[true, false])
        {
            const int Inputs = 5;
            var panel = new TiledPanel(lanes, units, gates, biasRows: 1, Inputs, isRecurrent: true, offset: 32);
            int columns = recurrent ? units : Inputs, recorded = gates == 3 ? 4 : gates;
            var random = new Random(1);
            float[] weights = [.. Enumerable.Range(0, 32 + panel.Runs.Sum(run => run.Count * run.TileLength)).Select(_ => (float)random.Next(-4, 5))];
            float[] gradients = [.. Enumerable.Range(0, (Total * recorded * panel.PaddedUnits) + 16).Select(_ => (float)random.Next(-4, 5))];
            var kernel = new TransposedKernel(panel, recurrent);
            float[] targets = [.. Enumerable.Range(0, Rows * kernel.Stride).Select(_ => (float)random.Next(-4, 5))], expected = [.. targets];
            foreach (TileRun run in panel.Runs)
            {
                for (int tile = 0; tile < run.Count; tile++)
                {
                    for (int gate = 0; gate < gates; gate++)
                    {
                        // Inputs go into the n of a split candidate, which lies behind m.
                        int recordedGate = gates == 3 && gate == 2 && !recurrent ? 3 : gate;
                        for (int lane = 0; lane < run.Width; lane++)
                        {
                            for (int column = 0; column < columns; column++)
                            {
                                int row = 1 + column + (recurrent ? Inputs : 0);
                                float weight = weights[run.Offset + (tile * run.TileLength) + (row * run.RowLength) + (gate * run.Width) + lane];
                                int record = (Total * recorded * (run.FirstUnit + (tile * run.Width))) + (recordedGate * run.Width) + lane;
                                for (int sample = 0; sample < Rows; sample++)
                                    expected[(sample * kernel.Stride) + column] += weight * gradients[record + ((Row + sample) * recorded * run.Width)];
                            }
                        }
                    }
                }
            }

            kernel.Refresh(ref weights[0]);
            kernel.Propagate(GateRecord.ByTile(ref gradients[0], Total), Row, Rows, ref targets[0]);
            Assert.Equal(expected, targets);
        }
    }
}
