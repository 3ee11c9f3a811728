namespace GenRnn.Generators.Tests.Findings;

public class GRNN020
{
    [Fact]
    public void Embedding_stands_behind_a_layer() => Assert.Equal(
        "Layer 'embedding' stands behind layer 'gru'; expected an Embedding in place of the input, because it reads token ids. Move it to the front, in place of the input.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Input(2), Gru(3, ReturnSequences = true), {|GRNN020:Embedding(9, 2)|}, Gru(3)] partial class M;"));

    [Fact]
    public void Embedding_reads_features() => Assert.Equal(
        "Layer 'embedding' reads 2 features a step; expected one token id a step. Let the Embedding stand in place of the input.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Input(2), {|GRNN020:Embedding(9, 2)|}, Gru(3)] partial class M;"));

    [Fact]
    public void Masking_stands_behind_a_recurrent_layer() => Assert.Equal(
        "Layer 'masking' stands behind the recurrent layer 'gru'; expected a Masking before the first recurrent layer, which is to carry its state over the masked steps. Move it before that layer.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Input(2), Gru(3, ReturnSequences = true), {|GRNN020:Masking|}, Gru(3)] partial class M;"));

    [Fact]
    public void Masking_reads_a_last_step() => Expect.Diagnostic(
        "using GenRnn; [RecurrentModel, Input(2), Gru(3), {|GRNN020:Masking(-1)|}] partial class M;");

    [Fact]
    public void Second_layer_masks() => Assert.Equal(
        "Layer 'masking_1' stands behind 'masking', which masks too; expected one layer that says which steps count. Remove one.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Input(2), Masking, {|GRNN020:Masking(1)|}, Gru(3)] partial class M;"));

    [Fact]
    public void Masking_behind_an_embedding_that_masks() => Assert.Equal(
        "Layer 'masking' stands behind 'embedding', which masks too; expected one layer that says which steps count. Remove it, or MaskZero.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Embedding(9, 2, MaskZero = true), {|GRNN020:Masking|}, Gru(3)] partial class M;"));
}
