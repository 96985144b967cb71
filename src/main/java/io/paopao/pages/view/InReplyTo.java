package io.paopao.pages.view;

/// The post that another one answers.
public record InReplyTo(String postId, Person author, String excerpt) {}
