using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Models;

/// <summary>A model in a file, whose kernels are compiled on the fly when they are first needed: what is wrong with data is told before.</summary>
/// <param name="Path">The file.</param>
/// <param name="Spec">Its layers.</param>
/// <param name="Info">What the file says about itself.</param>
internal sealed record SavedModel(string Path, ModelSpec Spec, ModelFileInfo Info)
{
    private readonly Lazy<CompiledModel> _compiled = new(() => ModelAssembly.Compile(Spec, DiskImageStore.OfEnvironment()));

    /// <summary>The class of its models.</summary>
    public CompiledModel Compiled => _compiled.Value;

    /// <summary>How data is prepared for it.</summary>
    public ModelPreparation Preparation => Info.Preparation;

    /// <summary>Opens a file that says which layers it belongs to.</summary>
    /// <exception cref="ModelFileException">The file is damaged.</exception>
    /// <exception cref="ArgumentException">The file does not say so.</exception>
    public static SavedModel Open(string path)
    {
        ModelFileInfo info = ModelFile.Inspect(path);
        ModelSpec spec = info.Spec ?? throw new ArgumentException(
            $"{path}: The file does not say which layers it belongs to; expected a file that 'genrnn train --out' or ModelFile.Save wrote. Load it into its model and save it again.");
        return new SavedModel(path, spec, info);
    }

    /// <summary>Loads its parameters.</summary>
    public PreparedModel<TModel> Load<TModel>()
        where TModel : class, IRecurrentModel<TModel> => new(ModelFile.Load<TModel>(Path), Preparation);
}
