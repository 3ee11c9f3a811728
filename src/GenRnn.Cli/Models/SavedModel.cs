using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Models;

/// <summary>A model in a file, with its kernels compiled on the fly.</summary>
/// <param name="Path">The file.</param>
/// <param name="Info">What the file says about itself.</param>
/// <param name="Compiled">The class of its models.</param>
internal sealed record SavedModel(string Path, ModelFileInfo Info, CompiledModel Compiled)
{
    /// <summary>Opens a file that says which layers it belongs to.</summary>
    /// <exception cref="ModelFileException">The file is damaged.</exception>
    /// <exception cref="ArgumentException">The file does not say so.</exception>
    public static SavedModel Open(string path)
    {
        ModelFileInfo info = ModelFile.Inspect(path);
        ModelSpec spec = info.Spec ?? throw new ArgumentException(
            $"{path}: The file does not say which layers it belongs to; expected a file that ModelFile.Save or 'genrnn train' wrote. Load it into its model and save it again.");
        return new SavedModel(path, info, ModelAssembly.Compile(spec, DiskImageStore.OfEnvironment()));
    }

    /// <summary>Loads its parameters.</summary>
    public PreparedModel<TModel> Load<TModel>()
        where TModel : class, IRecurrentModel<TModel> => new(ModelFile.Load<TModel>(Path), Info.Preparation);
}
