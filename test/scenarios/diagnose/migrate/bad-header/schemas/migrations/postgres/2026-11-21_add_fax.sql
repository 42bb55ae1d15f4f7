-- migration: add_fax
-- aftr: 81d702522261917033b3ed48f8eb8d22b599142ff2f20e2958a67a83de935bb4
-- after: 81d702522261917033b3ed48f8eb8d22b599142ff2f20e2958a67a83de935bb4
-- after: none

SELECT 1;
-- Step: alone
VACUUM shop.orders;
