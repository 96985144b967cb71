package io.paopao.users;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import io.paopao.platform.Validation;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules of handles: how they are written, and when two are the same or look the same.
final class Handles {

  static final int MIN = 2;
  static final int MAX = 30;

  private static final int MAX_UNITS = 60;
  private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_-]+");
  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
  private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();

  /// Names that speak for the forum, or that its paths need.
  private static final Set<String> RESERVED =
      Set.of(
          """
          about abuse account admin administrator all anonymous anyone api assets boards contact
          everyone health help here info login logout mail me metrics mod moderator moderators
          notifications null official openapi paopao postmaster register root search security
          settings staff support system team undefined user users webmaster ws www
          泡泡 官方 客服 系统 版主 管理员 管理員
          """
              .strip()
              .split("\\s+", -1));

  private Handles() {}

  /// The one way to write a handle: NFKC.
  static String written(String handle) {
    return NFKC.normalize(handle.strip());
  }

  /// What a handle is found by: two handles with one key are the same handle.
  static String key(String handle) {
    return FOLD.normalize(handle.strip());
  }

  /// What a handle looks like: two handles with one skeleton can be taken for each other.
  static String skeleton(String handle) {
    return LOOKS.getSkeleton(written(handle)).toLowerCase(Locale.ROOT);
  }

  /// Adds an error for a handle that nobody may choose.
  ///
  /// @return the handle as it is to be written
  static String judge(Validation validation, String field, @Nullable String handle) {
    String written = form(validation, field, handle);
    if (RESERVED.contains(key(written))) {
      validation.add(field, "handle.reserved");
    }
    return written;
  }

  /// Like [#judge], for handles that are given and not chosen.
  static String form(Validation validation, String field, @Nullable String handle) {
    String text = validation.text(field, handle, MIN, MAX);
    String written = text.length() > MAX_UNITS ? text : written(text);
    if (written.length() > MAX_UNITS) {
      validation.add(field, "field.tooLong", MAX);
    } else {
      validation.pattern(field, written, FORM, "handle.characters");
    }
    return written;
  }
}
