namespace BtcEvents.Storage;

/// <summary>What a user may do with which tables of one database; tables that are not named it may not touch.</summary>
/// <param name="User">Name of the database user.</param>
/// <param name="Tables">Access by table.</param>
public sealed record UserRights(string User, IReadOnlyDictionary<string, TableAccess> Tables);
