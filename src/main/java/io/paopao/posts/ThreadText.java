package io.paopao.posts;

import java.util.List;

/// A thread with the words of all its posts that are to be seen, oldest first.
public record ThreadText(PostEvent.Place place, ThreadSummary thread, List<PostText> posts) {}
