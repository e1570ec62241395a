-- Why: failures are counted by network and by browser too, so that nobody's failures lock others out
-- (docs/decisions/0043-nobody-is-locked-out-by-others.md).

comment on table sign_in_attempt is 'How often sign-in failed in a quarter of an hour: for an address, from a network, or in a browser. Only a keyed hash of which is kept.';
