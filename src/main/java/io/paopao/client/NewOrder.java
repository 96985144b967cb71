package io.paopao.client;

import java.util.List;

/// What is to be ordered.
public record NewOrder(List<WishedLine> lines) {}
