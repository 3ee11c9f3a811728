using GenRnn.Kernels;

namespace GenRnn.Tests.Products;

/// <summary>The panels of the library's kernels lie where the packed layout puts them.</summary>
public class TiledPanelTests
{
    public static TheoryData<string, int> Models
    {
        get
        {
            var models = new TheoryData<string, int>();
            foreach (int lanes in (int[])[16, 8, 4])
            {
                foreach (string layer in (string[])["simple_rnn {0}", "gru {0}", "gru {0} reset_after=false", "lstm {0} use_bias=false", "gru 3; dense {0}"]) models.Add(layer, lanes);
            }

            return models;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Runs_have_the_tiles_of_the_layout(string layer, int lanes)
    {
        for (int units = 1; units <= 70; units++)
        {
            PackedLayout layout = PackedLayout.Of(ModelSpec.Parse(string.Create(null, $"input 5; {layer.Replace("{0}", units.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)}")), lanes);
            foreach (PackedPanel panel in layout.Panels)
            {
                IEnumerable<PackedTile> tiles = new TiledPanel(panel, lanes).Runs.SelectMany(run => Enumerable.Range(0, run.Count).Select(tile =>
                    new PackedTile(run.FirstUnit + (tile * run.Width), run.Width, run.Offset + (tile * run.TileLength))));
                Assert.Equal(panel.Tiles, tiles);
            }
        }
    }
}
