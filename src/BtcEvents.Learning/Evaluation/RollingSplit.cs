namespace BtcEvents.Learning.Evaluation;

/// <summary>
/// One fold: learn from rows <c>TrainStart</c> to <c>TrainEnd</c> (exclusive), forecast <c>TestRow</c>.
/// </summary>
public sealed record RollingSplit(int TrainStart, int TrainEnd, int TestRow);
