using System;

namespace GenRnn;

/// <summary>What layers without units share: they pass on as many numbers as they read.</summary>
public abstract record PassiveSpec : LayerSpec
{
    private protected PassiveSpec()
    {
    }

    /// <summary>0.</summary>
    /// <exception cref="ArgumentException">Another number is set.</exception>
    public sealed override int Units
    {
        get => 0;
        init => Refuse(value != 0, nameof(Units));
    }

    /// <summary><see langword="false"/>.</summary>
    /// <exception cref="ArgumentException"><see langword="true"/> is set.</exception>
    public sealed override bool UseBias
    {
        get => false;
        init => Refuse(value, nameof(UseBias));
    }

    private void Refuse(bool isRefused, string property)
    {
        if (isRefused) throw new ArgumentException($"{property} was set on a '{Kind}' layer; expected a layer with units. Leave it out.", property);
    }
}
