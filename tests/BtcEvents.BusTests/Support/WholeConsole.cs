namespace BtcEvents.BusTests.Support;

/// <summary>Tests that take the console, the environment or the working folder of the whole process.</summary>
[CollectionDefinition(Collection, DisableParallelization = true)]
public sealed class WholeConsole
{
    public const string Collection = "whole console";
}
