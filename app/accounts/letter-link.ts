/** For how many minutes a link of a letter leads somewhere. @source docs/decisions/0044-a-second-factor-belongs-to-the-session.md */
export const LINK_MINUTES = 15;

/** What a link is for: to sign in, to choose a new password, or to change the e-mail address. */
export type LinkPurpose = "sign-in" | "password" | "email";
