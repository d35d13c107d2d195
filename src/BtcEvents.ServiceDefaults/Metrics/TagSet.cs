using System.Diagnostics.CodeAnalysis;

namespace BtcEvents.ServiceDefaults;

/// <summary>The tags of one measurement, kept.</summary>
internal readonly record struct TagSet(KeyValuePair<string, object?>[] Tags)
{
    /// <summary>Finds a kept set by the tags of a measurement, which are not copied for it.</summary>
    public sealed class Comparer
        : IEqualityComparer<TagSet>,
            IAlternateEqualityComparer<ReadOnlySpan<KeyValuePair<string, object?>>, TagSet>
    {
        public TagSet Create(ReadOnlySpan<KeyValuePair<string, object?>> alternate) => new(alternate.ToArray());

        public bool Equals(TagSet x, TagSet y) => Equals((ReadOnlySpan<KeyValuePair<string, object?>>)x.Tags, y);

        public bool Equals(ReadOnlySpan<KeyValuePair<string, object?>> alternate, TagSet other)
        {
            if (alternate.Length != other.Tags.Length)
            {
                return false;
            }

            for (var i = 0; i < alternate.Length; i++)
            {
                var (mine, theirs) = (alternate[i], other.Tags[i]);
                if (!string.Equals(mine.Key, theirs.Key, StringComparison.Ordinal) || !Equals(mine.Value, theirs.Value))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode([DisallowNull] TagSet obj) =>
            GetHashCode((ReadOnlySpan<KeyValuePair<string, object?>>)obj.Tags);

        // Of the values alone: the names are nearly always the same.
        public int GetHashCode(ReadOnlySpan<KeyValuePair<string, object?>> alternate)
        {
            var hash = alternate.Length;
            foreach (var tag in alternate)
            {
                hash = (hash * 31) + (tag.Value?.GetHashCode() ?? 0);
            }

            return hash;
        }
    }
}
