import activities from '../pictures/activities.svg';
import back from '../pictures/back.svg';
import change from '../pictures/change.svg';
import clock from '../pictures/clock.svg';
import crowd from '../pictures/crowd.svg';
import dark from '../pictures/dark.svg';
import remove from '../pictures/delete.svg';
import dontKnow from '../pictures/dont-know.svg';
import eye from '../pictures/eye.svg';
import face1 from '../pictures/face-1.svg';
import face2 from '../pictures/face-2.svg';
import face3 from '../pictures/face-3.svg';
import face4 from '../pictures/face-4.svg';
import face5 from '../pictures/face-5.svg';
import feelings from '../pictures/feelings.svg';
import group from '../pictures/group.svg';
import health from '../pictures/health.svg';
import help from '../pictures/help.svg';
import home from '../pictures/home.svg';
import journey from '../pictures/journey.svg';
import language from '../pictures/language.svg';
import listen from '../pictures/listen.svg';
import missingPerson from '../pictures/missing-person.svg';
import more from '../pictures/more.svg';
import no from '../pictures/no.svg';
import none from '../pictures/none.svg';
import notSure from '../pictures/not-sure.svg';
import online from '../pictures/online.svg';
import path from '../pictures/path.svg';
import pause from '../pictures/pause.svg';
import people from '../pictures/people.svg';
import person from '../pictures/person.svg';
import place from '../pictures/place.svg';
import reparation from '../pictures/reparation.svg';
import reply from '../pictures/reply.svg';
import rightPeople from '../pictures/right-people.svg';
import room from '../pictures/room.svg';
import school from '../pictures/school.svg';
import sessions from '../pictures/sessions.svg';
import simpler from '../pictures/simpler.svg';
import skip from '../pictures/skip.svg';
import somethingElse from '../pictures/something-else.svg';
import star from '../pictures/star.svg';
import stop from '../pictures/stop.svg';
import street from '../pictures/street.svg';
import work from '../pictures/work.svg';
import worker from '../pictures/worker.svg';
import yes from '../pictures/yes.svg';

/** Every picture there is, as the text of its file, by its key. */
export const pictureFiles: Readonly<Record<string, string>> = {
  activities,
  back,
  change,
  clock,
  crowd,
  dark,
  delete: remove,
  'dont-know': dontKnow,
  eye,
  'face-1': face1,
  'face-2': face2,
  'face-3': face3,
  'face-4': face4,
  'face-5': face5,
  feelings,
  group,
  health,
  help,
  home,
  journey,
  language,
  listen,
  'missing-person': missingPerson,
  more,
  no,
  none,
  'not-sure': notSure,
  online,
  path,
  pause,
  people,
  person,
  place,
  reparation,
  reply,
  'right-people': rightPeople,
  room,
  school,
  sessions,
  simpler,
  skip,
  'something-else': somethingElse,
  star,
  stop,
  street,
  work,
  worker,
  yes,
};
