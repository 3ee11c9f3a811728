namespace GenRnn;

/// <summary>Fresh parameters from the default initialisers of a model's <see cref="Initialization"/>.</summary>
public static class ParameterInitializer
{
    /// <summary>Parameters for <paramref name="spec"/>; equal seeds give equal parameters.</summary>
    /// <exception cref="SpecException">The spec is no model.</exception>
    public static ParameterSet Create(ModelSpec spec, int seed) => throw new NotImplementedException();
}
