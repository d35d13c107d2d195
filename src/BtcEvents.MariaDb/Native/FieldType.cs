namespace BtcEvents.MariaDb.Native;

/// <summary>enum_field_types: those that are bound here, and those that columns have.</summary>
internal enum FieldType
{
    Tiny = 1,
    Short = 2,
    Int = 3,
    Float = 4,
    Double = 5,
    Null = 6,
    Timestamp = 7,
    BigInt = 8,
    MediumInt = 9,
    Date = 10,
    DateTime = 12,
    Year = 13,
    Text = 254,
}
