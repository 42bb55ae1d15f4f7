-- The seeds test, from schemas/seeds/test/public.event.yaml, schemas/seeds/test/public.user.yaml. Records that are there already stay as they are.

BEGIN;

INSERT INTO public.users (id, email, display_name)
  VALUES ('test-user', 'test@example.com', 'Test User') ON CONFLICT DO NOTHING;
INSERT INTO public.analytics_events (id, event_type, user_id)
  VALUES ('5dc7983d-a2cc-8967-8a4b-03e07b5301a6'::uuid, 'page_view', (SELECT id FROM public.users WHERE email = 'test@example.com')) ON CONFLICT DO NOTHING;
INSERT INTO public.analytics_events (id, event_type, user_id)
  VALUES ('1f1c7993-2f73-88bc-9db1-d740d404d788'::uuid, 'button_click', (SELECT id FROM public.users WHERE email = 'test@example.com')) ON CONFLICT DO NOTHING;
INSERT INTO public.users (id, email, display_name, role)
  VALUES ('admin-user', 'admin@example.com', 'Admin User', 'admin') ON CONFLICT DO NOTHING;

COMMIT;
