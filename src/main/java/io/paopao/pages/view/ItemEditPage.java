package io.paopao.pages.view;

/// An item as an admin changes it.
///
/// @param version of the item that the form is about
/// @param form what is to be different, or the item as it is
/// @param saved whether it was changed just now
public record ItemEditPage(ItemCard item, long version, Form form, boolean saved) {}
