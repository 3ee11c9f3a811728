namespace GenRnn;

/// <summary>
/// Saves a model's parameters and spec as a safetensors file, and loads them. Tensors have the names and shapes of the
/// model's <see cref="ParameterLayout"/> (<c>gru.kernel</c>, <c>gru.recurrent_kernel</c>, <c>gru.bias</c>), float32; the
/// metadata key <c>genrnn.spec</c> holds the text form of the spec. Loading what was saved gives the same bits.
/// </summary>
public static class ModelFile
{
    /// <summary>The metadata key of the spec.</summary>
    public const string SpecKey = "genrnn.spec";

    /// <summary>
    /// Saves a model. The file appears whole or not at all: it is written beside <paramref name="path"/> under another name
    /// and then moved there, over a file that may be there already.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<TModel>(TModel model, string path)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, stream => Save(model, stream));
    }

    /// <summary>Saves a model with what belongs to it: class names, scalers, how data is read.</summary>
    /// <inheritdoc cref="Save{TModel}(TModel, string)"/>
    public static void Save<TModel>(TModel model, string path, ModelPreparation preparation)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(preparation);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, stream => WriteParameters(stream, TModel.Spec, model.Parameters, preparation));
    }

    /// <summary>Writes a model to a stream, in the form of a file.</summary>
    public static void Save<TModel>(TModel model, Stream stream)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        WriteParameters(stream, TModel.Spec, model.Parameters);
    }

    /// <summary>
    /// Loads a model. A file from elsewhere, without our metadata, loads as well if names and shapes fit the class; numbers
    /// of type F64, F16 and BF16 are converted.
    /// </summary>
    /// <exception cref="ModelFileException">The file is damaged, or does not fit; the message names the first difference.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TModel Load<TModel>(string path)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using FileStream stream = Open(path);
        return Load<TModel>(stream, path);
    }

    /// <summary>Loads a model with what belongs to it.</summary>
    /// <inheritdoc cref="Load{TModel}(string)"/>
    public static PreparedModel<TModel> LoadPrepared<TModel>(string path)
        where TModel : class, IRecurrentModel<TModel> => new(Load<TModel>(path), Inspect(path).Preparation);

    /// <summary>Loads a model from a stream that can seek, from its position to its end.</summary>
    /// <exception cref="ModelFileException">The content is damaged, or does not fit; the message names the first difference.</exception>
    public static TModel Load<TModel>(Stream stream)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Load<TModel>(stream, "the stream");
    }

    /// <summary>What a file says about itself. Its data is not read.</summary>
    /// <exception cref="ModelFileException">The file is no safetensors file, or damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ModelFileInfo Inspect(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using FileStream stream = Open(path);
        SafeTensorsHeader header = Header(stream, path);
        SpecResult<ModelSpec>? spec = header.Find(SpecKey) is { } text ? SpecText.Parse(text) : null;
        if (spec is { Error: { } error }) throw new ModelFileException(path, $"The model in the file's metadata cannot be read: {error}");
        SpecResult<ModelPreparation> preparation = PreparationText.Read(header.Find);
        if (preparation.Error is { } problem) throw new ModelFileException(path, problem);
        return new ModelFileInfo(spec?.Value, header.Tensors, header.Metadata, stream.Length) { Preparation = preparation.Value! };
    }

    /// <summary>The parameters of a file that fits a model, for a model that is known at run time alone.</summary>
    /// <exception cref="ModelFileException">The file is damaged, or does not fit; the message names the first difference.</exception>
    /// <exception cref="SpecException">The spec is no model.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ParameterSet LoadParameters(string path, ModelSpec spec)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(spec);
        using FileStream stream = Open(path);
        return ReadParameters(stream, path, spec, ParameterLayout.Of(spec));
    }

    private static TModel Load<TModel>(Stream stream, string source)
        where TModel : class, IRecurrentModel<TModel> => TModel.FromParameters(ReadParameters(stream, source, TModel.Spec, TModel.Layout));

    /// <summary>The parameters of a file that fits a model.</summary>
    /// <exception cref="ModelFileException">The content is damaged, or does not fit.</exception>
    internal static ParameterSet ReadParameters(Stream stream, string source, ModelSpec spec, ParameterLayout layout)
    {
        SafeTensorsHeader header = Header(stream, source);
        if (ModelFit.FirstDifference(header, spec, layout) is { } difference) throw new ModelFileException(source, difference);

        float[] values = new float[layout.Count];
        foreach (TensorInfo tensor in header.Tensors)
        {
            ParameterBlock block = layout.Find(tensor.Name)!;
            Span<float> target = values.AsSpan(block.Offset, block.Length);
            SafeTensorsReader.ReadValues(stream, tensor, TensorDataTypes.Find(tensor.DataType)!.Value, target);
            int wrong = target.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
            if (wrong >= 0)
                throw new ModelFileException(source, FormattableString.Invariant(
                    $"The tensor '{tensor.Name}' has {target[wrong]} at position {wrong}; expected finite numbers. Save a model that was trained without diverging."));
        }

        return ParameterSet.FromValues(layout, values);
    }

    /// <summary>Writes parameters with the text form of their model.</summary>
    internal static void WriteParameters(Stream stream, ModelSpec spec, ParameterSet parameters, ModelPreparation? preparation = null) =>
        SafeTensorsWriter.Write(stream, parameters, [KeyValuePair.Create(SpecKey, spec.ToString()), .. PreparationText.Write(preparation ?? ModelPreparation.None)]);

    internal static SafeTensorsHeader Header(Stream stream, string source)
    {
        SpecResult<SafeTensorsHeader> header = SafeTensorsReader.ReadHeader(stream);
        return header.Value ?? throw new ModelFileException(source, header.Error!);
    }

    internal static FileStream Open(string path) => Directory.Exists(path)
        ? throw new ModelFileException(path, "A folder was received; expected a safetensors file. Give the path of a file in it.")
        : File.OpenRead(path);
}
