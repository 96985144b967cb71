package io.paopao.pages.view;

import java.util.List;

/// Telling moderators what is wrong with a post.
///
/// @param sent whether that was just done
public record ReportPage(
    String postId,
    Person author,
    TrustedHtml html,
    List<String> reasons,
    Form form,
    boolean sent) {}
