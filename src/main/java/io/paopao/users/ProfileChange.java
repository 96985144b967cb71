package io.paopao.users;

import io.paopao.platform.Validation;
import io.paopao.users.store.Account.Profile;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// What the owner of a profile wants changed: null leaves a member as it is, "" clears it.
public record ProfileChange(
    @Nullable String displayName, @Nullable String bio, @Nullable String avatarUrl) {

  private static final int NAME_MAX = 50;
  private static final int BIO_MAX = 500;
  private static final int URL_MAX = 500;

  /// @throws io.paopao.platform.Problem 422
  Profile appliedTo(Profile profile) {
    Validation validation = new Validation();
    Profile changed =
        new Profile(
            displayName == null
                ? profile.displayName()
                : validation.text("displayName", displayName, 1, NAME_MAX),
            bio == null ? profile.bio() : orNull(validation.text("bio", bio, 0, BIO_MAX)),
            avatarUrl == null ? profile.avatarUrl() : orNull(address(validation, avatarUrl)));
    validation.check();
    return changed;
  }

  private static String address(Validation validation, String url) {
    String text = validation.text("avatarUrl", url, 0, URL_MAX);
    if (!text.isEmpty() && (text.length() > URL_MAX || !isWebAddress(text))) {
      validation.add("avatarUrl", "field.url");
    }
    return text;
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return "https".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
