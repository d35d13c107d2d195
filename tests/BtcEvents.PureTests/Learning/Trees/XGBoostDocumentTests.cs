using System.Text.Json.Nodes;
using BtcEvents.Learning;

namespace BtcEvents.PureTests.Learning.Trees;

/// <summary>Documents of kind <c>xgboost</c>, ours and XGBoost's own.</summary>
public sealed class XGBoostDocumentTests
{
    private const string Stump = """
        {"learner":{"learner_model_param":{"base_score":"1.5E0"},"gradient_booster":{"name":"gbtree","model":{"trees":[
        {"left_children":[1,-1,-1],"right_children":[2,-1,-1],"split_indices":[1,0,0],"split_conditions":[0.5,-1.0,2.0],
        "default_left":[1,0,0],"loss_changes":[9,0,0]}]}}}}
        """;

    [Fact]
    public void A_stump_is_read_and_asked()
    {
        var model = ModelReader.Read(Document(Stump));

        Assert.Equal(0.5, model.Predict([9, 0.4]));
        Assert.Equal(3.5, model.Predict([9, 0.5]));
        Assert.Equal(0.5, model.Predict([9, double.NaN]));
    }

    [Fact]
    public void A_row_of_another_width_is_refused() =>
        Assert.Throws<ArgumentException>(() => ModelReader.Read(Document(Stump)).Predict([1.0]));

    [Theory]
    [InlineData("\"split_indices\":[1,", "\"split_indices\":[2,", "splits feature 2 of 2")]
    [InlineData("\"left_children\":[1,", "\"left_children\":[0,", "has children 0 and 2")]
    [InlineData("\"right_children\":[2,", "\"right_children\":[3,", "has children 1 and 3 of 3 nodes")]
    [InlineData("[0.5,-1.0,2.0]", "[0.5,-1.0]", "split_conditions must be a list of 3")]
    [InlineData("1.5E0", "one", "base_score must be a number")]
    [InlineData("gbtree", "dart", "booster 'dart' is not known")]
    [InlineData("\"trees\"", "\"shrubs\"", "model.trees must be a list")]
    public void A_document_that_does_not_fit_is_refused_in_a_sentence(string part, string instead, string sentence)
    {
        var refusal = Assert.Throws<InvalidDataException>(() =>
            ModelReader.Read(Document(Stump.Replace(part, instead, StringComparison.Ordinal)))
        );

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    private static ModelDocument Document(string model) =>
        new("xgboost", ["a", "b"], new JsonObject { ["model"] = JsonNode.Parse(model) });
}
