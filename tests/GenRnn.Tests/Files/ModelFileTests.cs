using System.Buffers.Binary;
using System.Text.Json;
using static GenRnn.Tests.Files.SafeTensorsText;

namespace GenRnn.Tests.Files;

/// <summary>Saving and loading what fits.</summary>
public sealed class ModelFileTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Save_then_load_is_bit_equal(int seed)
    {
        float[] values = SmallGru.Create(seed).Parameters.Values.ToArray();
        values[0] = -0f;
        values[1] = float.Epsilon;
        values[2] = float.MaxValue;
        SmallGru model = SmallGru.FromParameters(ParameterSet.FromValues(SmallGru.Layout, values));

        ParameterSet loaded = Load<SmallGru>(Save(model)).Parameters;

        Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), loaded.Values.ToArray().Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Saved_file_has_names_shapes_and_spec()
    {
        byte[] file = Save(SmallGru.Create(1));
        using JsonDocument header = JsonDocument.Parse(Header(file));
        JsonElement root = header.RootElement;

        Assert.Equal("input 3; gru 2; dense 2 softmax", root.GetProperty("__metadata__").GetProperty("genrnn.spec").GetString());
        Assert.Equal(
            ["__metadata__", "gru.kernel", "gru.recurrent_kernel", "gru.bias", "dense.kernel", "dense.bias"],
            root.EnumerateObject().Select(m => m.Name));
        Assert.Equal("[2,6]", root.GetProperty("gru.bias").GetProperty("shape").GetRawText());
        Assert.Equal("F32", root.GetProperty("gru.bias").GetProperty("dtype").GetString());
        Assert.Equal("[0,72]", root.GetProperty("gru.kernel").GetProperty("data_offsets").GetRawText());
    }

    [Fact]
    public void File_of_a_model_with_another_precision_fits()
    {
        byte[] file = WithHeader(Save(SmallGru.Create(1)), h => h.Replace("input 3;", "model precision=accurate; input 3;", StringComparison.Ordinal));
        Assert.Equal(SmallGru.Create(1).Parameters, Load<SmallGru>(file).Parameters);
    }

    [Theory]
    [InlineData("gru 2 kernel_l2=0.01")]
    [InlineData("gru 2 recurrent_initializer=he_normal bias_max_norm=3")]
    public void File_of_a_model_whose_parameters_start_or_are_restrained_otherwise_fits(string layer)
    {
        byte[] file = WithHeader(Save(SmallGru.Create(1)), h => h.Replace("gru 2", layer, StringComparison.Ordinal));
        Assert.Equal(SmallGru.Create(1).Parameters, Load<SmallGru>(file).Parameters);
    }

    [Fact]
    public void Data_begins_on_a_multiple_of_8() => Assert.Equal(0, (int)BinaryPrimitives.ReadUInt64LittleEndian(Save(SmallGru.Create(1))) % 8);

    [Fact]
    public void Equal_models_save_equal_bytes() => Assert.Equal(Save(SmallGru.Create(5)), Save(SmallGru.Create(5)));

    [Fact]
    public void Save_replaces_a_file_and_leaves_nothing_beside_it()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genrnn-test-");
        try
        {
            string path = Path.Combine(folder.FullName, "model.safetensors");
            ModelFile.Save(SmallGru.Create(1), path);
            ModelFile.Save(SmallGru.Create(2), path);

            Assert.Equal(SmallGru.Create(2).Parameters, ModelFile.Load<SmallGru>(path).Parameters);
            Assert.Equal([path], Directory.GetFiles(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Save_that_fails_keeps_the_old_file()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genrnn-test-");
        try
        {
            // A folder of that name cannot be replaced by a file.
            string path = Path.Combine(folder.FullName, "taken");
            Directory.CreateDirectory(path);

            Assert.ThrowsAny<Exception>(() => ModelFile.Save(SmallGru.Create(1), path));
            Assert.Empty(Directory.GetFiles(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Folder_that_is_not_there_is_named()
    {
        string folder = Path.Combine(Path.GetTempPath(), "genrnn-no-such-folder");
        string message = Assert.Throws<DirectoryNotFoundException>(() => ModelFile.Save(SmallGru.Create(1), Path.Combine(folder, "model"))).Message;

        Assert.Equal($"The folder '{folder}' was named; expected one that exists. Create it, or choose another path.", message);
    }

    [Fact]
    public void File_without_our_metadata_loads_when_names_and_shapes_fit()
    {
        SmallGru model = SmallGru.Create(4);
        byte[] foreign = WithHeader(Save(model), header => "{" + header[(header.IndexOf("},", StringComparison.Ordinal) + 2)..]);

        Assert.DoesNotContain("__metadata__", Header(foreign), StringComparison.Ordinal);
        Assert.Equal(model.Parameters, Load<SmallGru>(foreign).Parameters);
    }

    [Fact]
    public void Tensors_in_another_order_load()
    {
        SmallGru model = SmallGru.Create(4);
        byte[] file = Save(model), data = Data(file);
        byte[] reordered = Build(
            """
            {"dense.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
             "gru.kernel":{"dtype":"F32","shape":[3,6],"data_offsets":[8,80]},
             "gru.recurrent_kernel":{"dtype":"F32","shape":[2,6],"data_offsets":[80,128]},
             "gru.bias":{"dtype":"F32","shape":[2,6],"data_offsets":[128,176]},
             "dense.kernel":{"dtype":"F32","shape":[2,2],"data_offsets":[176,192]}}
            """,
            [.. data[^8..], .. data[..^8]]);

        Assert.Equal(model.Parameters, Load<SmallGru>(reordered).Parameters);
    }

    [Theory]
    [InlineData("F64", 8)]
    [InlineData("F16", 2)]
    [InlineData("BF16", 2)]
    public void Other_floating_point_types_are_converted(string type, int size)
    {
        // Multiples of 1/8 up to 8 are exact in every one of these types.
        float[] values = Enumerable.Range(0, SmallGru.Layout.Count).Select(i => (i - 32) / 8f).ToArray();
        byte[] data = new byte[values.Length * size];
        for (int i = 0; i < values.Length; i++)
        {
            if (type == "F64") BinaryPrimitives.WriteDoubleLittleEndian(data.AsSpan(i * size), values[i]);
            else if (type == "F16") BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(i * size), (Half)values[i]);
            else BinaryPrimitives.WriteInt16LittleEndian(data.AsSpan(i * size), (short)(BitConverter.SingleToInt32Bits(values[i]) >> 16));
        }

        string tensors = string.Join(",", SmallGru.Layout.Blocks.Select(b =>
            $"\"{b.Name}\":{{\"dtype\":\"{type}\",\"shape\":{b.Shape},\"data_offsets\":[{b.Offset * size},{(b.Offset + b.Length) * size}]}}"));

        Assert.Equal(values, Load<SmallGru>(Build("{" + tensors + "}", data)).Parameters.Values.ToArray());
    }

    [Fact]
    public void Inspect_tells_model_tensors_and_size()
    {
        string path = Path.GetTempFileName();
        try
        {
            ModelFile.Save(SmallGru.Create(1), path);
            ModelFileInfo info = ModelFile.Inspect(path);

            Assert.Equal(SmallGru.Spec, info.Spec);
            Assert.Equal(SmallGru.Layout.Blocks.Select(b => b.Name), info.Tensors.Select(t => t.Name));
            Assert.Equal(new FileInfo(path).Length, info.Bytes);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
