// Made by concord from schemas/public/user.yaml; change it there.
import { given, text, boolean, type FormInput, Sent, changed } from "../concord.js";

/** What a form sends, as the JSON of UserSignUp. What it cannot read stays as it is, so that the shape refuses it. */
export function readUserSignUpForm(form: FormInput): Record<string, unknown> {
  const sent = new Sent(form);
  return sent.into({
    email: given(sent, "email", text),
    displayName: given(sent, "displayName", text),
    password: given(sent, "password", text),
    confirmation: given(sent, "confirmation", text),
    newsletter: given(sent, "newsletter", boolean),
  });
}

/** What a form sends, as the JSON of UserProfile. What it cannot read stays as it is, so that the shape refuses it. */
export function readUserProfileForm(form: FormInput): Record<string, unknown> {
  const sent = new Sent(form);
  return sent.into({
    email: changed(sent, "email", false, text),
    displayName: changed(sent, "displayName", true, text),
  });
}
