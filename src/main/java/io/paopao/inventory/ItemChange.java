package io.paopao.inventory;

import io.paopao.platform.domain.Money;
import org.jspecify.annotations.Nullable;

/// What an admin wants to be different about an item; null leaves it as it is.
public record ItemChange(
    Item.@Nullable Words name,
    Item.@Nullable Words description,
    @Nullable Money price,
    @Nullable Integer perBuyer,
    @Nullable Boolean listed) {}
