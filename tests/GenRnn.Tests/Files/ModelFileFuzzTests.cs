using static GenRnn.Tests.Files.SafeTensorsText;

namespace GenRnn.Tests.Files;

/// <summary>Damaged files: refused, or loaded when the damage is in the numbers alone; never anything else.</summary>
public sealed class ModelFileFuzzTests
{
    private static readonly byte[] Good = Save(SmallGru.Create(1));

    [Fact]
    public void Truncation_at_every_byte_is_refused()
    {
        for (int length = 0; length < Good.Length; length++)
        {
            byte[] part = Good[..length];
            Assert.Throws<ModelFileException>(() => Load<SmallGru>(part));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 5)]
    [InlineData(4, 20)]
    public void Random_bytes_in_the_head_are_refused_or_harmless(int seed, int changes)
    {
        int head = Good.Length - Data(Good).Length;
        AssertRefusedOrLoaded(seed, (random, file) =>
        {
            for (int i = 0; i < changes; i++) file[random.Next(head)] = (byte)random.Next(256);
        });
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Flipped_bits_are_refused_or_harmless(int seed) =>
        AssertRefusedOrLoaded(seed, (random, file) => file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8)));

    [Fact]
    public void Random_characters_of_json_in_the_header_are_refused_or_harmless()
    {
        const string Characters = "{}[]\",:0123456789-.eE\\u nulltrefasF32";
        int head = Good.Length - Data(Good).Length;
        AssertRefusedOrLoaded(7, (random, file) =>
        {
            for (int i = 0; i < 3; i++) file[random.Next(8, head)] = (byte)Characters[random.Next(Characters.Length)];
        });
    }

    private static void AssertRefusedOrLoaded(int seed, Action<Random, byte[]> damage)
    {
        var random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < 2000; round++)
        {
            byte[] file = [.. Good];
            damage(random, file);
            try
            {
                SmallGru model = Load<SmallGru>(file);
                Assert.Equal(Data(Good).Length, model.Parameters.Values.Length * sizeof(float));
            }
            catch (ModelFileException)
            {
                refused++;
            }
        }

        Assert.True(refused > 0, "No damage was ever refused.");
    }
}
